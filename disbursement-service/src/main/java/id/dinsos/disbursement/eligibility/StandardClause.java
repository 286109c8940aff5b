package id.dinsos.disbursement.eligibility;

import id.dinsos.disbursement.eligibility.Clause.Effect;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The clauses that many programmes share, by the kind they have in a rule, with their words. The
 * last ones mirror the findings of the auditors (BPK): what they find after a payment is looked for
 * before it.
 */
public enum StandardClause {
    HOUSEHOLD_LIVE(
            "household-not-live",
            Effect.EXCLUDE,
            "live",
            "Data keluarga tidak aktif atau sudah digabung dengan keluarga lain.",
            "The household was dissolved or merged into another."),
    ON_ROSTER(
            "not-on-roster",
            Effect.EXCLUDE,
            one(text -> quoted(text) + " in rosters"),
            "Keluarga tidak tercantum dalam daftar penerima kementerian.",
            "The household is not on the ministry's list of recipients."),
    DECILE_AT_MOST(
            "decile-above-limit",
            Effect.EXCLUDE,
            one(StandardClause::decileAtMost),
            "Desil kesejahteraan di atas batas program atau belum diperingkat.",
            "The welfare decile is above the programme's limit, or not ranked."),
    PAYEE_NAMED(
            "payee-missing",
            Effect.EXCLUDE,
            "payeeNamed",
            "Keluarga belum menetapkan pengurus.",
            "The household has named nobody to receive the money."),
    PAYEE_ALIVE(
            "payee-deceased",
            Effect.EXCLUDE,
            "payeeAlive",
            "Pengurus telah meninggal dunia.",
            "The payee has died."),
    PAYEE_CIVIL_MATCHED(
            "civil-mismatch",
            Effect.EXCLUDE,
            "civilMatch == 'MATCHED'",
            "Data pengurus tidak padan dengan data Dukcapil.",
            "The payee's data do not match the civil registry."),
    /** As {@code PAYEE_ALIVE} where the family stays entitled: it names another payee. */
    PAYEE_TO_REPLACE(
            "payee-to-replace",
            Effect.HOLD,
            "payeeAlive",
            "Pengurus telah meninggal dunia; pembayaran ditunda sementara sampai keluarga"
                    + " menetapkan pengurus baru.",
            "The payee has died; the payment is held until the family names another."),
    /** As {@code PAYEE_CIVIL_MATCHED} where nobody is dropped for it: the data are repaired. */
    CIVIL_DATA_TO_REPAIR(
            "civil-data-to-repair",
            Effect.HOLD,
            "civilMatch == 'MATCHED'",
            "Data pengurus belum padan dengan data Dukcapil; pembayaran ditunda sementara sampai"
                    + " NIK atau data diperbaiki.",
            "The payee's data do not match the civil registry yet; the payment is held until they"
                    + " are repaired."),
    NO_EXCLUDED_JOB(
            "excluded-job",
            Effect.EXCLUDE,
            StandardClause::noJobOf,
            "Ada anggota keluarga dengan pekerjaan yang dikecualikan.",
            "A member of the household has an excluded job."),
    FACTS_COMPLETE(
            "facts-incomplete",
            Effect.HOLD,
            "complete",
            "Data belum lengkap; pembayaran ditunda sampai lengkap.",
            "Facts are missing; the payment is held until they arrive."),
    HAS_ACCOUNT(
            "no-account",
            Effect.HOLD,
            "account",
            "Pengurus belum memiliki rekening; pembayaran ditunda sementara.",
            "The payee has no account yet; the payment is held."),
    NOT_MOVED(
            "moved-away",
            Effect.EXCLUDE,
            "!movedAway",
            "Keluarga sudah pindah ke luar wilayah.",
            "The household has moved out of the region."),
    NIK_VALID(
            "nik-invalid",
            Effect.HOLD,
            "nikValid",
            "NIK penerima kosong atau tidak sah; pembayaran ditunda sementara.",
            "The payee's NIK is missing or not valid; the payment is held."),
    NIK_UNIQUE(
            "nik-shared",
            Effect.HOLD,
            "!nikShared",
            "NIK penerima juga tercatat pada orang lain; pembayaran ditunda sementara.",
            "Another person is recorded under the payee's NIK; the payment is held."),
    ACCOUNT_UNIQUE(
            "account-shared",
            Effect.HOLD,
            "!accountShared",
            "Rekening penerima juga dipakai orang lain; pembayaran ditunda sementara.",
            "Another person is paid into the same account; the payment is held."),
    HOLDER_MATCHES(
            "holder-name-differs",
            Effect.HOLD,
            "!account || holderMatches",
            "Nama pemilik rekening berbeda dengan nama penerima; pembayaran ditunda sementara.",
            "The account is in another name than the payee's; the payment is held."),
    EVER_PROPOSED(
            "never-proposed",
            Effect.EXCLUDE,
            "everOn.size() > 0",
            "Keluarga belum pernah diusulkan ke dalam daftar mana pun.",
            "The household was never proposed for any list."),
    NOT_DEACTIVATED(
            "deactivated",
            Effect.EXCLUDE,
            one(text -> "!(%1$s in everOn) || %1$s in rosters".formatted(quoted(text))),
            "Kepesertaan keluarga telah dinonaktifkan.",
            "The household was deactivated on the list.");

    private final String code;
    private final Effect effect;
    private final Function<List<String>, @Nullable String> expression;
    private final String textId;
    private final String textEn;

    StandardClause(
            String code,
            Effect effect,
            Function<List<String>, @Nullable String> expression,
            String textId,
            String textEn) {
        this.code = code;
        this.effect = effect;
        this.expression = expression;
        this.textId = textId;
        this.textEn = textEn;
    }

    StandardClause(String code, Effect effect, String expression, String textId, String textEn) {
        this(code, effect, none(expression), textId, textEn);
    }

    /** {@code decile-at-most} is {@code DECILE_AT_MOST}. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The clause written out, or nothing where the kind is unknown or its arguments do not fit. */
    static @Nullable Clause of(String kind, List<String> arguments) {
        for (StandardClause one : values()) {
            String expression = one.kind().equals(kind) ? one.expression.apply(arguments) : null;
            if (expression != null) {
                return new Clause(
                        kind,
                        arguments,
                        "",
                        one.code,
                        expression,
                        one.effect,
                        one.textId,
                        one.textEn);
            }
        }
        return null;
    }

    /** Its code with the words. */
    ClauseText text() {
        return new ClauseText(code, textId, textEn);
    }

    private static Function<List<String>, @Nullable String> none(String expression) {
        return arguments -> arguments.isEmpty() ? expression : null;
    }

    private static Function<List<String>, @Nullable String> one(
            Function<String, @Nullable String> expression) {
        return arguments -> arguments.size() == 1 ? expression.apply(arguments.getFirst()) : null;
    }

    private static @Nullable String decileAtMost(String limit) {
        return limit.matches("[1-9]|10") ? "decile >= 1 && decile <= " + limit : null;
    }

    private static @Nullable String noJobOf(List<String> jobs) {
        if (jobs.isEmpty()) {
            return null;
        }
        List<String> names = jobs.stream().map(StandardClause::quoted).toList();
        return "!jobs.exists(job, job in [" + String.join(", ", names) + "])";
    }

    /** A CEL text; names of programmes and jobs need no escapes, and get none. */
    private static String quoted(String text) {
        return "'" + text.replaceAll("[^A-Za-z0-9_ .-]", "") + "'";
    }
}
