package id.dinsos.registry.indicator;

import id.dinsos.registry.indicator.Indicator.Facts;
import java.util.Map;

/** What happened to an indicator. Released events are frozen. */
public sealed interface IndicatorEvent {
    /** The stored names, for ever: a class may be renamed, a name never. */
    Map<String, Class<? extends IndicatorEvent>> NAMES =
            Map.of(
                    "indicator-entered.v1", IndicatorEntered.class,
                    "indicator-approved.v1", IndicatorApproved.class,
                    "indicator-refused.v1", IndicatorRefused.class);

    /** Somebody copied a published figure; nobody sees it as one before another has looked. */
    record IndicatorEntered(Facts facts, String by) implements IndicatorEvent {}

    /** Another person found it as published: from now on it is in force. */
    record IndicatorApproved(String by) implements IndicatorEvent {}

    /** It is not what was published; it never was in force. */
    record IndicatorRefused(String reason, String by) implements IndicatorEvent {}
}
