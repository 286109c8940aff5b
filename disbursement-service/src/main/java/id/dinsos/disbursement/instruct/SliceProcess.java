package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentEvent;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.Transfers;
import id.dinsos.disbursement.roster.Chunk;
import id.dinsos.disbursement.roster.ChunkCommand;
import id.dinsos.disbursement.roster.ChunkEvent;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One month of one slice: a payment for each who is due, with what it claims, and the slice's own
 * event that says who was left out and why. A payment that exists already is a duplicate and keeps
 * no neighbour waiting. Where a person has allowed a second payment, the first is told, and so
 * never gives back what it claimed.
 */
final class SliceProcess {
    private final Aggregate<PaymentCommand, Payment, PaymentEvent> payments;
    private final Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks;

    SliceProcess(
            Aggregate<PaymentCommand, Payment, PaymentEvent> payments,
            Aggregate<ChunkCommand, Chunk, ChunkEvent> chunks) {
        this.payments = payments;
        this.chunks = chunks;
    }

    void instruct(
            UnitOfWork unit,
            RunPlan plan,
            UUID chunk,
            YearMonth month,
            int part,
            Due.Assessment answer) {
        List<Unpaid> unpaid = new ArrayList<>(answer.unpaid());
        List<String> handedOver = new ArrayList<>();
        for (Due one : answer.due()) {
            PaymentOrder order = order(plan, month, one);
            if (order == null) {
                handedOver.addAll(one.entitlements());
            } else if (!pay(unit, order, one, Transfers.first(plan.id(), order.beneficiary()))) {
                unpaid.add(Unpaid.duplicate(one.row()));
            }
        }
        unit.require(
                chunks,
                chunk,
                new ChunkCommand.Instruct(
                        month,
                        part,
                        unpaid,
                        handedOver,
                        plan.terms().rule().stream().map(Clause::text).toList()));
    }

    /** Whether the payment is new. */
    boolean pay(UnitOfWork unit, PaymentOrder order, Due one, UUID transfer) {
        if (unit.decide(payments, order.id(), new PaymentCommand.Instruct(order, transfer))
                instanceof Decision.Refused<PaymentEvent>) {
            return false;
        }
        for (UUID first : one.beside()) {
            if (unit.state(payments, first) instanceof Payment.Made) {
                unit.require(payments, first, new PaymentCommand.PayBeside(order.id()));
            }
        }
        return true;
    }

    /** Null where nothing is paid: something is handed over, or nothing is claimed at all. */
    static @Nullable PaymentOrder order(RunPlan plan, YearMonth month, Due one) {
        Row row = one.row();
        UUID payee = one.payee();
        return row.pays() && payee != null
                ? new PaymentOrder(
                        plan.id(),
                        plan.programme(),
                        row.beneficiary(),
                        payee,
                        row.region(),
                        plan.owner(),
                        month,
                        row.amountRupiah(month),
                        one.entitlements())
                : null;
    }
}
