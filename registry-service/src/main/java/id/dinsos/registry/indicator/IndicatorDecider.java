package id.dinsos.registry.indicator;

import static id.dinsos.eventstore.rules.Decision.accept;
import static id.dinsos.eventstore.rules.Decision.refuse;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.registry.indicator.Indicator.Entered;
import id.dinsos.registry.indicator.Indicator.Facts;
import id.dinsos.registry.indicator.Indicator.None;
import id.dinsos.registry.indicator.Indicator.Stage;
import id.dinsos.registry.indicator.IndicatorDecider.Command;
import id.dinsos.registry.indicator.IndicatorEvent.IndicatorApproved;
import id.dinsos.registry.indicator.IndicatorEvent.IndicatorEntered;
import id.dinsos.registry.indicator.IndicatorEvent.IndicatorRefused;

/** The rules of one indicator: it is never changed, and in force only by a second person's word. */
public final class IndicatorDecider implements Decider<Command, Indicator, IndicatorEvent> {
    /** What may be asked of an indicator. */
    public sealed interface Command {
        String by();
    }

    public record Enter(Facts facts, String by) implements Command {}

    public record Approve(String by) implements Command {}

    public record Refuse(String reason, String by) implements Command {}

    @Override
    public Indicator initial() {
        return new None();
    }

    @Override
    public Decision<IndicatorEvent> decide(Command command, Indicator state) {
        return switch (command) {
            case Enter(var facts, var by) ->
                    state instanceof None
                            ? accept(new IndicatorEntered(facts, by))
                            : refuse(IndicatorCode.INDICATOR_EXISTS, "this id is taken");
            case Approve(var by) -> decided(state, by, new IndicatorApproved(by));
            case Refuse(var reason, var by) -> decided(state, by, new IndicatorRefused(reason, by));
        };
    }

    private static Decision<IndicatorEvent> decided(
            Indicator state, String by, IndicatorEvent event) {
        if (!(state instanceof Entered entered)) {
            return refuse(IndicatorCode.INDICATOR_UNKNOWN, "there is no such indicator");
        }
        if (entered.stage() != Stage.ENTERED) {
            return refuse(IndicatorCode.INDICATOR_DECIDED, "it is " + entered.stage());
        }
        return entered.by().equals(by)
                ? refuse(IndicatorCode.INDICATOR_NEEDS_ANOTHER, "you have entered it yourself")
                : accept(event);
    }

    @Override
    public Indicator evolve(Indicator state, IndicatorEvent event) {
        return switch (event) {
            case IndicatorEntered(var facts, var by) -> new Entered(facts, by, Stage.ENTERED);
            case IndicatorApproved e -> at(state, Stage.APPROVED);
            case IndicatorRefused e -> at(state, Stage.REFUSED);
        };
    }

    private static Indicator at(Indicator state, Stage stage) {
        Entered entered = (Entered) state;
        return new Entered(entered.facts(), entered.by(), stage);
    }
}
