package id.dinsos.cases.kind;

import id.dinsos.cases.kind.KindEvent.KindDefined;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The rules of kinds: a version comes into force today or later and not before the one it follows,
 * so that no case already taken in would have had another; and no office makes a standard kind less
 * confidential than the law has it.
 */
public final class KindDecider implements Decider<KindDecider.Define, OfficeKind, KindEvent> {
    /**
     * An office sets its version.
     *
     * @param standard the standard kind of this code, where there is one
     */
    public record Define(
            String owner,
            LocalDate from,
            CaseKind kind,
            @Nullable CaseKind standard,
            LocalDate today,
            Instant at) {}

    @Override
    public OfficeKind initial() {
        return OfficeKind.NONE;
    }

    @Override
    public Decision<KindEvent> decide(Define command, OfficeKind state) {
        if (command.from().isBefore(command.today())) {
            return Decision.refuse(
                    KindCode.KIND_FROM_PAST, "a version is in force from today on at the earliest");
        }
        CaseKind standard = command.standard();
        if (standard != null
                && !command.kind().confidentiality().atLeast(standard.confidentiality())) {
            return Decision.refuse(
                    KindCode.KIND_LESS_CONFIDENTIAL,
                    "this kind is " + standard.confidentiality() + " at least");
        }
        if (!state.versions().isEmpty()) {
            OfficeKind.Version last = state.versions().getLast();
            if (command.from().isBefore(last.from())) {
                return Decision.refuse(
                        KindCode.KIND_FROM_PAST,
                        "the version before is in force from " + last.from() + " on");
            }
            if (last.kind().equals(command.kind()) && last.from().equals(command.from())) {
                return Decision.accept();
            }
        }
        return Decision.accept(
                new KindDefined(
                        command.owner(),
                        state.versions().size() + 1,
                        command.from(),
                        command.kind(),
                        command.at()));
    }

    @Override
    public OfficeKind evolve(OfficeKind state, KindEvent event) {
        return switch (event) {
            case KindDefined defined -> state.with(defined);
        };
    }
}
