package id.dinsos.disbursement.stock;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why something asked of goods is refused. */
public enum StockCode implements RefusalCode {
    ITEM_NOT_FOUND(Kind.MISSING),
    ITEM_FORM_FIXED(Kind.CONFLICT),
    ITEM_PART_UNFIT(Kind.INVALID),
    ITEM_IS_KIT(Kind.CONFLICT),
    WAREHOUSE_NOT_FOUND(Kind.MISSING),
    WAREHOUSE_KNOWN(Kind.CONFLICT),
    LOT_NOT_FOUND(Kind.MISSING),
    LOT_DATING_WRONG(Kind.INVALID),
    LOT_DIFFERS(Kind.CONFLICT),
    GOODS_EXPIRED(Kind.CONFLICT),
    GOODS_NOT_ENOUGH(Kind.CONFLICT),
    SHIPMENT_NOT_FOUND(Kind.MISSING),
    SHIPMENT_LINES_WRONG(Kind.INVALID),
    STOCK_COUNT_NOT_FOUND(Kind.MISSING),
    STOCK_COUNT_OUTDATED(Kind.CONFLICT),
    STOCK_COUNT_OF_YOUR_OWN(Kind.FORBIDDEN),
    DISTRIBUTION_NOT_FOUND(Kind.MISSING),
    DISTRIBUTION_NOBODY(Kind.CONFLICT),
    DISTRIBUTION_FAMILY_TWICE(Kind.CONFLICT),
    DISTRIBUTION_LINES_WRONG(Kind.INVALID),
    DISTRIBUTION_DATE_IMPLAUSIBLE(Kind.CONFLICT),
    DISTRIBUTION_STAGE_WRONG(Kind.CONFLICT),
    DISTRIBUTION_WITHOUT_PROOF(Kind.CONFLICT),
    DISTRIBUTION_OF_YOUR_OWN(Kind.FORBIDDEN);

    private final Kind kind;

    StockCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
