package id.dinsos.disbursement.stock;

import java.util.List;
import java.util.Map;

/** What happened to an item of an office's goods. */
public sealed interface ItemEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends ItemEvent>> NAMES =
            Map.of("goods-item-defined.v1", ItemDefined.class);

    /**
     * What an item is.
     *
     * @param unit in which it is counted, whole: gram, piece
     * @param dated its lots have a day on which they expire
     * @param daysLeft how many days before that day it is handed out at the latest
     * @param parts of a kit; empty for a thing of one kind
     */
    record ItemDefined(
            String owner,
            String code,
            String name,
            String unit,
            boolean dated,
            int daysLeft,
            List<Component> parts,
            String by)
            implements ItemEvent {
        public ItemDefined {
            parts = List.copyOf(parts);
        }

        boolean isKit() {
            return !parts.isEmpty();
        }

        /** The same, whoever said so. */
        boolean saysAs(ItemDefined other) {
            return name.equals(other.name)
                    && unit.equals(other.unit)
                    && dated == other.dated
                    && daysLeft == other.daysLeft
                    && parts.equals(other.parts);
        }
    }

    /** So much of an item in each kit. */
    record Component(String item, long quantity) {}
}
