package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.stock.Item.Defined;
import id.dinsos.disbursement.stock.Item.None;
import id.dinsos.disbursement.stock.ItemCommand.Define;
import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;

/** An item may be described better, but its unit, its dating and whether it is a kit stay. */
public final class ItemDecider implements Decider<ItemCommand, Item, ItemEvent> {
    /** Nothing is public of it. */
    public static final Aggregate<ItemCommand, Item, ItemEvent> ITEM =
            Aggregate.of(new ItemDecider())
                    .ownedBy(item ->
                            item instanceof Defined(ItemDefined known) ? known.owner() : null);

    @Override
    public Item initial() {
        return new None();
    }

    @Override
    public Decision<ItemEvent> decide(ItemCommand command, Item item) {
        return switch (command) {
            case Define(ItemDefined next) -> {
                if (!(item instanceof Defined(ItemDefined known))) {
                    yield Decision.accept(next);
                }
                if (known.saysAs(next)) {
                    yield Decision.accept();
                }
                yield known.unit().equals(next.unit())
                                && known.dated() == next.dated()
                                && known.isKit() == next.isKit()
                        ? Decision.accept(next)
                        : Decision.refuse(
                                StockCode.ITEM_FORM_FIXED,
                                "unit, dating and being a kit cannot be changed any more");
            }
        };
    }

    @Override
    public Item evolve(Item item, ItemEvent event) {
        return switch (event) {
            case ItemDefined definition -> new Defined(definition);
        };
    }
}
