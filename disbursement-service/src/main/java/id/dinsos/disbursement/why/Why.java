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
        String name = plan.terms().name();
        return new Why(
                settled.beneficiaryId(),
                plan.id(),
                plan.programme(),
                plan.programmeVersion(),
                plan.terms().schedule().from(),
                month.toString(),
                settled.verdict(),
                settled.amountRupiah(),
                indonesian(settled, name, inId, reasons),
                english(settled, name, inEn, reasons),
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
            CurrentVerdict settled, String name, String month, List<Reason> reasons) {
        String why = list(reasons.stream().map(Reason::textId).toList());
        return switch (settled.verdict()) {
            case ELIGIBLE ->
                    settled.amountRupiah() == 0
                            ? "Anda berhak atas %s untuk %s.".formatted(name, month) + why
                            : "Anda berhak menerima %s untuk %s sebesar Rp%s."
                                            .formatted(
                                                    name,
                                                    month,
                                                    grouped(settled.amountRupiah(), INDONESIAN))
                                    + why;
            case EXCLUDED ->
                    ("Anda tidak menerima %s untuk %s karena:%s Jika data ini keliru, ajukan"
                                    + " sanggahan ke kantor desa atau dinas sosial.")
                            .formatted(name, month, why);
            case HELD ->
                    ("Pembayaran %s untuk %s ditahan dulu karena:%s Anda belum ditolak; petugas"
                                    + " akan memeriksanya.")
                            .formatted(name, month, why);
        };
    }

    private static String english(
            CurrentVerdict settled, String name, String month, List<Reason> reasons) {
        String why = list(reasons.stream().map(Reason::textEn).toList());
        return switch (settled.verdict()) {
            case ELIGIBLE ->
                    settled.amountRupiah() == 0
                            ? "You are entitled to %s for %s.".formatted(name, month) + why
                            : "You are entitled to %s for %s: Rp%s."
                                            .formatted(
                                                    name,
                                                    month,
                                                    grouped(settled.amountRupiah(), Locale.ENGLISH))
                                    + why;
            case EXCLUDED ->
                    ("You do not receive %s for %s because:%s If this is wrong, object at the"
                                    + " village office or the social-affairs office.")
                            .formatted(name, month, why);
            case HELD ->
                    ("Your %s for %s is held because:%s You have not been refused; an officer will"
                                    + " look at it.")
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
