package id.dinsos.cases.letter;

import id.dinsos.cases.letter.Letter.Stage;
import id.dinsos.cases.letter.Letter.Written;
import id.dinsos.cases.letter.LetterDecider.Command;
import id.dinsos.cases.letter.LetterEvent.Content;
import id.dinsos.cases.letter.LetterEvent.LetterDrafted;
import id.dinsos.cases.letter.LetterEvent.LetterInitialled;
import id.dinsos.cases.letter.LetterEvent.LetterRevoked;
import id.dinsos.cases.letter.LetterEvent.LetterSealed;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.cases.letter.LetterEvent.Signatory;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of letters: initialled by the roles of the template in their order, each by another
 * hand; signed once, by who supervises and has no other hand in it, under a number it keeps; sealed
 * once after that; what is signed is not changed, only revoked.
 */
public final class LetterDecider implements Decider<Command, Letter, LetterEvent> {
    static final String SIGNS = "supervisor";
    static final String REASON = "reason";

    /** What can be asked of a letter. */
    public sealed interface Command {
        record Draft(
                UUID caseId,
                String owner,
                LetterTemplate template,
                PersonalData<Content> content,
                String by,
                Instant at)
                implements Command {}

        record Initial(Set<String> roles, String by, Instant at) implements Command {}

        record Sign(
                String number,
                LocalDate day,
                Signatory signatory,
                Set<String> roles,
                String by,
                Instant at)
                implements Command {}

        record Seal(UUID file, String sha256, Instant at) implements Command {}

        record Revoke(String reason, Set<String> roles, String by, Instant at) implements Command {}
    }

    public static Aggregate<Command, Letter, LetterEvent> aggregate() {
        return Aggregate.of(new LetterDecider())
                .ownedBy(state -> state instanceof Written one ? one.owner() : null);
    }

    @Override
    public Letter initial() {
        return new Letter.None();
    }

    @Override
    public Decision<LetterEvent> decide(Command command, Letter state) {
        if (!(state instanceof Written known)) {
            return command instanceof Command.Draft draft
                    ? Decision.accept(
                            new LetterDrafted(
                                    draft.caseId(),
                                    draft.owner(),
                                    draft.template(),
                                    draft.content(),
                                    draft.by(),
                                    draft.at()))
                    : Decision.refuse(LetterCode.LETTER_UNKNOWN, "there is no such letter");
        }
        return switch (command) {
            case Command.Draft draft -> wrong(known);
            case Command.Initial initial -> initial(initial, known);
            case Command.Sign sign -> sign(sign, known);
            case Command.Seal seal ->
                    known.stage() == Stage.SIGNED && known.sealed() == null
                            ? Decision.accept(
                                    new LetterSealed(seal.file(), seal.sha256(), seal.at()))
                            : wrong(known);
            case Command.Revoke revoke -> revoke(revoke, known);
        };
    }

    private static Decision<LetterEvent> initial(Command.Initial command, Written known) {
        List<String> chain = known.template().initials();
        if (known.stage() != Stage.DRAFT || known.initials() >= chain.size()) {
            return wrong(known);
        }
        String role = chain.get(known.initials());
        if (!command.roles().contains(role)) {
            return another("the next initials are those of a " + role);
        }
        return known.hands().contains(command.by())
                ? another("each step is another hand's")
                : Decision.accept(new LetterInitialled(role, command.by(), command.at()));
    }

    private static Decision<LetterEvent> sign(Command.Sign command, Written known) {
        if (known.stage() != Stage.DRAFT || known.initials() < known.template().initials().size()) {
            return wrong(known);
        }
        if (!command.roles().contains(SIGNS)) {
            return another("this needs the role " + SIGNS);
        }
        return known.hands().contains(command.by())
                ? another("who wrote or initialled it does not sign it")
                : Decision.accept(
                        new LetterSigned(
                                command.number(),
                                command.day(),
                                command.signatory(),
                                command.by(),
                                command.at()));
    }

    private static Decision<LetterEvent> revoke(Command.Revoke command, Written known) {
        if (known.stage() != Stage.SIGNED) {
            return wrong(known);
        }
        if (!command.roles().contains(SIGNS)) {
            return another("this needs the role " + SIGNS);
        }
        PersonalData<Content> reason =
                PersonalData.of(
                        known.content().subject(), new Content(Map.of(REASON, command.reason())));
        return Decision.accept(new LetterRevoked(reason, command.by(), command.at()));
    }

    @Override
    public Letter evolve(Letter state, LetterEvent event) {
        if (event instanceof LetterDrafted drafted) {
            return new Written(
                    drafted.caseId(),
                    drafted.owner(),
                    drafted.template(),
                    drafted.content(),
                    List.of(drafted.by()),
                    Stage.DRAFT,
                    null,
                    null);
        }
        Written known = (Written) state;
        return switch (event) {
            case LetterDrafted drafted -> known;
            case LetterInitialled initialled -> known.initialledBy(initialled.by());
            case LetterSigned signed -> known.with(signed);
            case LetterSealed sealed -> known.with(sealed);
            case LetterRevoked revoked -> known.revoked();
        };
    }

    private static Decision<LetterEvent> another(String detail) {
        return Decision.refuse(LetterCode.LETTER_NEEDS_ANOTHER, detail);
    }

    private static Decision<LetterEvent> wrong(Written known) {
        return Decision.refuse(
                LetterCode.LETTER_STEP_NOT_ALLOWED,
                "the letter is " + known.stage() + " with " + known.initials() + " initials");
    }
}
