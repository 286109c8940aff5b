package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/** An item of an office's goods, or a kit of several. */
public sealed interface Item {
    static UUID idOf(String owner, String code) {
        return Names.uuid("goods-item", owner, code);
    }

    /** Nobody has defined it. */
    record None() implements Item {}

    /** As defined last. */
    record Defined(ItemDefined definition) implements Item {}
}
