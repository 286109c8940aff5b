package id.dinsos.disbursement.why;

import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.programme.ProgrammeTerms.Quota;
import id.dinsos.disbursement.programme.ProgrammeTerms.RankingKey;
import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.run.RunPlan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A verdict told to the family: what was decided, by which rule in force since when, why, and what
 * can be done, in plain Indonesian and English.
 *
 * @param facts what the rule looked at
 */
public record Why(
        UUID beneficiaryId,
        UUID runId,
        String programme,
        int programmeVersion,
        LocalDate inForceSince,
        String month,
        Verdict.Outcome verdict,
        long amountRupiah,
        String textId,
        String textEn,
        List<Reason> reasons,
        Map<String, Object> facts) {
    private static final Locale INDONESIAN = Locale.of("id", "ID");
    private static final DateTimeFormatter ENGLISH_MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    public Why {
        reasons = List.copyOf(reasons);
    }

    /** One clause that failed, and the regulation it comes from. */
    public record Reason(String code, String textId, String textEn, String regulation) {}

    static Why of(RunPlan plan, YearMonth month, CurrentVerdict settled) {
        List<Reason> reasons = new ArrayList<>();
        for (String code : settled.clauses()) {
            reasons.add(reason(plan.terms(), code, settled.place()));
        }
        String nameId = month.getMonth().getDisplayName(TextStyle.FULL, INDONESIAN);
        String inId = nameId + ' ' + month.getYear();
        String inEn = ENGLISH_MONTH.format(month);
        return new Why(
                settled.beneficiaryId(),
                plan.id(),
                plan.programme(),
                plan.programmeVersion(),
                plan.terms().schedule().from(),
                month.toString(),
                settled.verdict(),
                settled.amountRupiah(),
                indonesian(settled, plan.terms(), inId, reasons),
                english(settled, plan.terms(), inEn, reasons),
                reasons,
                settled.facts());
    }

    private static Reason reason(ProgrammeTerms terms, String code, @Nullable Integer place) {
        Clause clause = Clause.find(terms.rule(), code);
        if (clause != null) {
            return new Reason(code, clause.textId(), clause.textEn(), clause.regulation());
        }
        ClauseText text = ClauseText.of(code);
        boolean placed =
                code.equals(ClauseText.WAITING_LIST) || code.equals(ClauseText.VACANCY_FILLED);
        return placed && place != null
                ? new Reason(
                        code,
                        text.textId()
                                + " Nomor urut di daftar tunggu: %d. Urutan: %s."
                                        .formatted(place, order(terms, RankingKey::textId)),
                        text.textEn()
                                + " Place on the waiting list: %d. Order: %s."
                                        .formatted(place, order(terms, RankingKey::textEn)),
                        "")
                : new Reason(code, text.textId(), text.textEn(), "");
    }

    /** The stated order, key by key. */
    private static String order(ProgrammeTerms terms, Function<RankingKey, String> words) {
        Quota quota = terms.quota();
        return quota == null
                ? ""
                : quota.ranking().stream().map(words).collect(Collectors.joining("; "));
    }

    private static String indonesian(
            CurrentVerdict settled, ProgrammeTerms terms, String month, List<Reason> reasons) {
        String why = list(reasons.stream().map(Reason::textId).toList());
        String name = terms.name();
        return switch (settled.verdict()) {
            case ELIGIBLE -> {
                if (terms.mode() == ProgrammeTerms.Mode.MIRROR) {
                    yield "Bapak/Ibu tercatat sebagai calon penerima %s untuk %s; penyaluran dilakukan oleh penyelenggara program."
                                    .formatted(name, month)
                            + why;
                }
                yield settled.amountRupiah() == 0
                        ? "Bapak/Ibu berhak atas %s untuk %s.".formatted(name, month) + why
                        : "Bapak/Ibu berhak menerima %s untuk %s sebesar Rp%s."
                                        .formatted(
                                                name,
                                                month,
                                                grouped(settled.amountRupiah(), INDONESIAN))
                                + why;
            }
            case EXCLUDED ->
                    ("Mohon maaf, Bapak/Ibu belum dapat menerima %s untuk %s karena:%s Bila keadaan"
                                    + " sebenarnya berbeda, silakan mengajukan sanggahan melalui"
                                    + " desa/kelurahan atau Dinas Sosial.")
                            .formatted(name, month, why);
            case WAITING ->
                    "Bapak/Ibu memenuhi syarat %s untuk %s dan berada di daftar tunggu karena kuota terpenuhi:%s"
                            .formatted(name, month, why);
            case HELD ->
                    "Penyaluran %s untuk %s ditunda sementara karena:%s Kepesertaan Bapak/Ibu tidak dibatalkan."
                            .formatted(name, month, why);
        };
    }

    private static String english(
            CurrentVerdict settled, ProgrammeTerms terms, String month, List<Reason> reasons) {
        String why = list(reasons.stream().map(Reason::textEn).toList());
        String name = terms.name();
        return switch (settled.verdict()) {
            case ELIGIBLE -> {
                if (terms.mode() == ProgrammeTerms.Mode.MIRROR) {
                    yield "You are on record as a candidate for %s for %s; who runs the programme pays it."
                                    .formatted(name, month)
                            + why;
                }
                yield settled.amountRupiah() == 0
                        ? "You are entitled to %s for %s.".formatted(name, month) + why
                        : "You are entitled to %s for %s: Rp%s."
                                        .formatted(
                                                name,
                                                month,
                                                grouped(settled.amountRupiah(), Locale.ENGLISH))
                                + why;
            }
            case EXCLUDED ->
                    ("You cannot be paid %s for %s because:%s If it is not so, object at the"
                                    + " village office or the social-affairs office.")
                            .formatted(name, month, why);
            case WAITING ->
                    "You are eligible for %s for %s and on the waiting list, because the quota is full:%s"
                            .formatted(name, month, why);
            case HELD ->
                    "Your %s for %s is put off for now because:%s You remain a recipient."
                            .formatted(name, month, why);
        };
    }

    private static String grouped(long amount, Locale locale) {
        return String.format(locale, "%,d", amount);
    }

    private static String list(List<String> texts) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            list.append(" (").append(i + 1).append(") ").append(texts.get(i));
        }
        return list.toString();
    }
}
