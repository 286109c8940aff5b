package id.dinsos.cases.handling;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseCommand.Identify;
import id.dinsos.cases.handling.CaseCommand.UndoIdentification;
import id.dinsos.cases.handling.CaseEvent.IdentificationUndone;
import id.dinsos.cases.handling.CaseEvent.PersonIdentified;
import id.dinsos.eventstore.rules.Decision;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules of who the people of a case are: found out once, and undone before another is named.
 */
final class CasePeople {
    private CasePeople() {}

    static Decision<CaseEvent> identify(Identify command, Opened state) {
        Optional<Involved> person = state.person(command.ref());
        if (person.isEmpty()) {
            return nobody();
        }
        UUID known = person.get().personId();
        if (known != null) {
            return known.equals(command.personId())
                    ? Decision.accept()
                    : Decision.refuse(
                            CaseCode.CASE_PERSON_IDENTIFIED, "undo who it was thought to be first");
        }
        return Decision.accept(
                new PersonIdentified(command.ref(), command.personId(), command.at()));
    }

    static Decision<CaseEvent> undo(UndoIdentification command, Opened state) {
        Optional<Involved> person = state.person(command.ref());
        if (person.isEmpty()) {
            return nobody();
        }
        UUID known = person.get().personId();
        return known == null
                ? Decision.refuse(CaseCode.CASE_PERSON_NOT_IDENTIFIED, "nobody has said who it is")
                : Decision.accept(
                        new IdentificationUndone(
                                command.ref(),
                                known,
                                CaseDecider.remark(state, command.reason()),
                                command.at()));
    }

    private static Decision<CaseEvent> nobody() {
        return Decision.refuse(CaseCode.CASE_PERSON_UNKNOWN, "nobody of this case has this id");
    }
}
