package id.dinsos.cases.handling;

import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/** Somebody's words on a case, which may name people: personal data. */
public record Remark(String text) {
    @Override
    public String toString() {
        return "Remark[masked]";
    }

    /** What a remark is about: those of health and of children lie under keys of their own. */
    public enum RemarkClass {
        GENERAL,
        HEALTH,
        CHILD;

        /**
         * Whose key guards a remark of this class.
         *
         * @param subject of the case
         */
        public UUID key(UUID caseId, UUID subject) {
            return this == GENERAL ? subject : Names.uuid("case-key", caseId, this, subject);
        }
    }
}
