package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.Instant;
import java.util.UUID;

/**
 * Who may know of a case. Not role and region alone: a case of health is open to those who work on
 * it, and of a sealed one nobody else learns that it exists, administrators included. Whoever has a
 * grant, through an emergency or for a purpose, by account or by team, has it until its end;
 * another office reads what a referral discloses to it, and not the case.
 */
public final class CaseAccess {
    /** How much of a case somebody may know. */
    public enum Sight {
        /** For them there is no such case. */
        NOTHING,
        /** That it is there, but not what is in it. */
        EXISTENCE,
        ALL
    }

    private CaseAccess() {}

    public static Sight sight(Opened state, Reader reader, Instant at) {
        if (granted(state, reader, at)) {
            return Sight.ALL;
        }
        RegionCode owner = RegionCode.of(state.origin().owner());
        if (!RegionCode.of(reader.region()).covers(owner)) {
            return Sight.NOTHING;
        }
        boolean inner = inCircle(state, reader);
        return switch (state.origin().confidentiality()) {
            case NORMAL -> Sight.ALL;
            case RESTRICTED -> inner ? Sight.ALL : Sight.EXISTENCE;
            case SEALED -> inner ? Sight.ALL : Sight.NOTHING;
        };
    }

    /** Refuses whoever may not work with it; what they may not know of is not there. */
    static void require(Opened state, Reader reader, Instant at) {
        switch (sight(state, reader, at)) {
            case NOTHING ->
                    throw RefusedException.of(
                            CaseCode.CASE_UNKNOWN, "there is no case with this id");
            case EXISTENCE ->
                    throw RefusedException.of(
                            CaseCode.CASE_RESTRICTED, "only those who work on it may open it");
            case ALL -> {}
        }
    }

    /** The case, where it is not the same as another one. */
    static Opened going(Opened state) {
        UUID into = state.links().mergedInto();
        if (into != null) {
            throw RefusedException.of(CaseCode.CASE_MERGED, "it goes on as case " + into);
        }
        return state;
    }

    /** Who works on it, who took it in while nobody does, and who supervises the office. */
    private static boolean inCircle(Opened state, Reader reader) {
        Assignment assignment = state.circle().assignment();
        return reader.supervises()
                || (assignment.exists()
                        ? assignment.account().equals(reader.account())
                        : state.origin().receivedBy().equals(reader.account()));
    }

    private static boolean granted(Opened state, Reader reader, Instant at) {
        return state.circle().grants().stream()
                .filter(grant -> at.isBefore(grant.until()))
                .anyMatch(grant ->
                        grant.team().isEmpty()
                                ? grant.account().equals(reader.account())
                                : reader.isOf(state.origin().owner(), grant.team()));
    }

    /** What a supervisor's word opens: to an account, or to a team. */
    static CaseEvent granted(CaseCommand.GrantAccess grant, Opened state) {
        PersonalData<Remark> purpose = CaseDecider.remark(state, grant.purpose());
        return grant.team().isEmpty()
                ? new CaseEvent.AccessGranted(
                        grant.access(), grant.account(), purpose, grant.until(), grant.at())
                : new CaseEvent.TeamAdmitted(
                        grant.access(), grant.team(), purpose, grant.until(), grant.at());
    }
}
