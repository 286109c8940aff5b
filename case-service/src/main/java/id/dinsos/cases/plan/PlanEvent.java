package id.dinsos.cases.plan;

import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What happened to a case's plan. Released shapes are frozen. */
public sealed interface PlanEvent {
    /** Somebody wrote a version, which waits for another's approval. */
    record PlanDrafted(
            UUID caseId,
            String owner,
            int version,
            String author,
            PersonalData<Content> content,
            Instant at)
            implements PlanEvent {}

    /** Somebody else approved the version. */
    record PlanApproved(int version, String approver, Instant at) implements PlanEvent {}

    /** It goes back to its author. */
    record PlanReturned(int version, String by, PersonalData<Words> reason, Instant at)
            implements PlanEvent {}

    /** A visit was held, or nobody was met: both are on record. */
    record VisitRecorded(
            UUID visit, LocalDate day, boolean met, PersonalData<Words> words, Instant at)
            implements PlanEvent {}

    /** Goals and what is done for them: personal data. */
    record Content(List<String> goals, List<Intervention> interventions) {
        public Content {
            goals = List.copyOf(goals);
            interventions = List.copyOf(interventions);
        }

        @Override
        public String toString() {
            return "Content[masked]";
        }
    }

    /**
     * One thing to be done.
     *
     * @param kind TRAINING, TOOLS, MEDICINE, FAMILY_GUIDANCE, ...
     */
    record Intervention(String kind, String what, LocalDate due) {}

    /** Somebody's words: personal data. */
    record Words(String text) {
        @Override
        public String toString() {
            return "Words[masked]";
        }
    }
}
