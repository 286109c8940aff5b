package id.dinsos.cases.referral;

import id.dinsos.cases.desk.CaseDossier;
import id.dinsos.cases.handling.Report;
import id.dinsos.cases.referral.Terms.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a case another office may read: the fields that were chosen, and nothing else. */
public record Disclosure(
        UUID referralId,
        String kind,
        String priority,
        @Nullable Report report,
        @Nullable List<CaseDossier.Somebody> people,
        @Nullable Map<String, Object> facts,
        @Nullable List<CaseDossier.Filed> documents,
        @Nullable List<CaseDossier.Written> remarks) {

    @Override
    public String toString() {
        return "Disclosure[masked]";
    }

    static Disclosure of(UUID referral, CaseDossier dossier, Set<Field> fields) {
        return new Disclosure(
                referral,
                dossier.kind(),
                dossier.priority(),
                fields.contains(Field.REPORT) ? dossier.report() : null,
                fields.contains(Field.PEOPLE) ? dossier.people() : null,
                fields.contains(Field.FACTS) ? dossier.facts() : null,
                fields.contains(Field.DOCUMENTS) ? dossier.documents() : null,
                remarks(dossier, fields));
    }

    /** Remarks on health are chosen by themselves; those on children are never disclosed. */
    private static @Nullable List<CaseDossier.Written> remarks(
            CaseDossier dossier, Set<Field> fields) {
        List<CaseDossier.Written> chosen =
                dossier.remarks().stream()
                        .filter(remark ->
                                switch (remark.kind()) {
                                    case "GENERAL" -> fields.contains(Field.REMARKS);
                                    case "HEALTH" -> fields.contains(Field.HEALTH_REMARKS);
                                    default -> false;
                                })
                        .toList();
        return fields.contains(Field.REMARKS) || fields.contains(Field.HEALTH_REMARKS)
                ? chosen
                : null;
    }
}
