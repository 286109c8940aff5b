package id.dinsos.disbursement.paper;

import id.dinsos.contracts.Rupiah;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a run, in the order in which money may move: the decree that names the recipients,
 * and after the approval orders to pay, each with the release of its money.
 */
public record Papers(Paper rosterDecree, List<Order> orders) {
    public static final Papers NONE = new Papers(Paper.NONE, List.of());

    public Papers {
        orders = List.copyOf(orders);
    }

    /**
     * An order to pay (SPM).
     *
     * @param release of its money (SP2D); null until the treasury has given it
     */
    public record Order(Paper order, Rupiah amount, @Nullable Paper release) {}

    /** What the orders come to. */
    public Rupiah ordered() {
        return Rupiah.sum(orders.stream().map(Order::amount).toList());
    }

    /** What the treasury has released. */
    public Rupiah released() {
        return Rupiah.sum(
                orders.stream().filter(one -> one.release() != null).map(Order::amount).toList());
    }

    public Optional<Order> order(String number) {
        return orders.stream().filter(one -> one.order().number().equals(number)).findFirst();
    }

    public Papers decreed(Paper decree) {
        return new Papers(decree, orders);
    }

    public Papers with(Paper order, Rupiah amount) {
        List<Order> all = new ArrayList<>(orders);
        all.add(new Order(order, amount, null));
        return new Papers(rosterDecree, all);
    }

    public Papers released(String number, Paper release) {
        return new Papers(
                rosterDecree,
                orders.stream()
                        .map(one ->
                                one.order().number().equals(number)
                                        ? new Order(one.order(), one.amount(), release)
                                        : one)
                        .toList());
    }
}
