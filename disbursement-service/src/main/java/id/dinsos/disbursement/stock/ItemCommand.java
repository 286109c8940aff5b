package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;

/** What may be asked of an item. */
public sealed interface ItemCommand {
    record Define(ItemDefined definition) implements ItemCommand {}
}
