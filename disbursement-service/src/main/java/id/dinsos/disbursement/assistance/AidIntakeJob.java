package id.dinsos.disbursement.assistance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.CaseMessage;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Carries what cases ask for over into the log. A command takes its id from the message's version,
 * so that what is carried over twice is carried over once.
 */
@Singleton
public class AidIntakeJob extends BackgroundJob {
    private final Pool pool;
    private final CommandHandler handler;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final AidProcess process;

    public AidIntakeJob(
            Pool pool,
            CommandHandler handler,
            ObjectMapper mapper,
            Clock clock,
            AidAmounts amounts) {
        super("assistance-intake", Pace.every(Duration.ofSeconds(1)));
        this.pool = pool;
        this.handler = handler;
        this.mapper = mapper;
        this.clock = clock;
        this.process =
                new AidProcess(
                        AidPublisher.AID,
                        PaymentPublisher.PAYMENT,
                        BudgetPublisher.BUDGET,
                        amounts);
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return pool.query("select request_id from assistance_asked where taken < version limit 500")
                .execute()
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("request_id")));
                    return found;
                });
    }

    @Override
    protected void work(UUID id) throws JsonProcessingException {
        for (Row row :
                await(
                        pool.preparedQuery(
                                        "select version, owner, body from assistance_asked"
                                                + " where request_id = $1")
                                .execute(Tuple.of(id)))) {
            long version = row.getLong("version");
            AidCommand command =
                    command(mapper.readValue(row.getString("body"), CaseMessage.Assistance.class));
            Meta meta =
                    Meta.of(
                            Names.uuid("assistance", id, version),
                            row.getString("owner"),
                            AidProcess.INTAKE,
                            clock.instant());
            await(
                    handler.handle(
                            command.getClass().getSimpleName(),
                            List.of(id),
                            id,
                            unit -> process.told(unit, id, command),
                            Request.of(meta)));
            await(
                    pool.preparedQuery(
                                    "update assistance_asked set taken = greatest(taken, $2)"
                                            + " where request_id = $1")
                            .execute(Tuple.of(id, version)));
        }
    }

    /**
     * What a message asks for.
     *
     * @throws IllegalArgumentException where it does not say what for and under which decree
     */
    static AidCommand command(CaseMessage.Assistance message) {
        if (!message.state().equals("REQUESTED")) {
            return new AidCommand.TakeBack();
        }
        if (message.programme() == null
                || message.event() == null
                || message.amountRupiah() == null
                || message.amountRupiah() <= 0
                || message.decreeNumber() == null
                || message.decreeDate() == null) {
            throw new IllegalArgumentException("a request without programme, event or decree");
        }
        return new AidCommand.Ask(
                new Asked(
                        message.caseId(),
                        message.beneficiaryId(),
                        message.region(),
                        message.owner(),
                        message.kind(),
                        message.event(),
                        message.programme(),
                        message.amountRupiah(),
                        message.decreeNumber(),
                        message.decreeDate()));
    }
}
