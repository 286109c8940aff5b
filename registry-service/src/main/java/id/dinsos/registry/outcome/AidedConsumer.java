package id.dinsos.registry.outcome;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import id.dinsos.contracts.DisbursementMessage.CentralStatus;
import id.dinsos.contracts.DisbursementMessage.Payment;
import id.dinsos.eventstore.message.Inbox;
import id.dinsos.eventstore.message.Message;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Counts the families that a programme has paid for a month, and the children under five in them,
 * as they were when it was told; our own payments and the ministry's alike. A payment that comes
 * back is counted back on the day on which that was told. What was never told to be paid leaves no
 * row: of three messages of a payment two write nothing.
 */
@ApplicationScoped
public class AidedConsumer {
    private static final Set<String> PAID = Set.of("CREDITED", "WITHDRAWN");

    /** The same message may be with two replicas for a moment; what each moves is counted once. */
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('aided_family', 1))";

    private static final String COUNT =
            """
            with said as (
                select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[],
                    $6::int[], $7::boolean[], $8::date[])
                    s (id, version, family, programme, month, number, paid, day)),
            before as (select a.* from aided_family a join said s on s.id = a.id),
            now as (
                insert into aided_family as t
                select s.id, s.version, s.programme, s.month, s.paid, f.region, f.decile, f.people,
                    (select count(*) from jsonb_each_text(f.young) y
                        where y.value::int between s.number - %d and s.number)
                from said s left join view_outcome.family f on f.id = s.family
                where s.paid or exists (select from aided_family a where a.id = s.id)
                on conflict (id) do update set version = excluded.version, paid = excluded.paid,
                    region = case when t.paid then t.region else excluded.region end,
                    decile = case when t.paid then t.decile else excluded.decile end,
                    people = case when t.paid then t.people else excluded.people end,
                    children = case when t.paid then t.children else excluded.children end
                where t.version < excluded.version
                returning t.*),
            moved as (
                select n.*, 1 as sign from now n where n.paid
                union all
                select b.*, -1 from before b join now n on n.id = b.id where b.paid)
            insert into aided_day as d
            select m.programme, m.month, m.region, m.decile, s.day, sum(m.sign),
                sum(m.sign * m.people), sum(m.sign * m.children)
            from moved m join said s on s.id = m.id
            where m.region is not null
            group by 1, 2, 3, 4, 5
            having sum(m.sign) <> 0
            on conflict (programme, month, region, decile, day) do update set
                families = d.families + excluded.families, people = d.people + excluded.people,
                children = d.children + excluded.children
            """
                    .formatted(FamilyRow.YOUNG_MONTHS - 1);

    private final Inbox inbox;
    private final ObjectReader payments;
    private final ObjectReader statuses;
    private final Views views;
    private final Zones zones;
    private volatile boolean ready;

    public AidedConsumer(Inbox inbox, ObjectMapper mapper, Views views, Zones zones) {
        this.inbox = inbox;
        this.payments = mapper.readerFor(Payment.class);
        this.statuses = mapper.readerFor(CentralStatus.class);
        this.views = views;
        this.zones = zones;
    }

    @Incoming("payments")
    public Uni<Void> payments(ConsumerRecords<String, byte[]> batch) {
        return ready().chain(() ->
                inbox.<Payment>newest(
                        batch,
                        payments,
                        (tx, messages) -> count(tx, messages, AidedConsumer::aided)));
    }

    @Incoming("central")
    public Uni<Void> central(ConsumerRecords<String, byte[]> batch) {
        return ready().chain(() ->
                inbox.<CentralStatus>newest(
                        batch,
                        statuses,
                        (tx, messages) -> count(tx, messages, AidedConsumer::aided)));
    }

    /** The topics begin long ago: the families they speak of must be there before they are read. */
    private Uni<Void> ready() {
        return ready
                ? Uni.createFrom().voidItem()
                : Inbox.patiently(views.upToDate(OutcomeView.NAME, Duration.ofDays(1)))
                        .invoke(() -> ready = true);
    }

    private static Aided aided(Payment said) {
        return new Aided(
                said.beneficiaryId(),
                said.programme(),
                YearMonth.parse(said.month()),
                PAID.contains(said.state()));
    }

    private static Aided aided(CentralStatus said) {
        return new Aided(
                said.beneficiaryId(),
                said.programme(),
                YearMonth.parse(said.month()),
                said.course().equals("PAID"));
    }

    private <T> Uni<Void> count(
            SqlConnection tx, List<Message<T>> messages, Function<T, Aided> what) {
        List<Aided> said =
                messages.stream()
                        .map(one -> what.apply(Objects.requireNonNull(one.body(), "no body")))
                        .toList();
        LocalDate[] days =
                messages.stream()
                        .map(one -> zones.day(one.owner(), one.at()))
                        .toArray(LocalDate[]::new);
        Tuple tuple =
                Tuple.tuple()
                        .addValue(messages.stream().map(Message::key).toArray(UUID[]::new))
                        .addValue(messages.stream().map(Message::version).toArray(Long[]::new))
                        .addValue(said.stream().map(Aided::family).toArray(UUID[]::new))
                        .addValue(said.stream().map(Aided::programme).toArray(String[]::new))
                        .addValue(
                                said.stream()
                                        .map(one -> one.month().toString())
                                        .toArray(String[]::new))
                        .addValue(
                                said.stream()
                                        .map(one -> FamilyRow.month(one.month()))
                                        .toArray(Integer[]::new))
                        .addValue(said.stream().map(Aided::paid).toArray(Boolean[]::new))
                        .addValue(days);
        return tx.query(ONE_AT_A_TIME)
                .execute()
                .flatMap(x -> tx.preparedQuery(COUNT).execute(tuple))
                .replaceWithVoid();
    }

    /** Whether a programme has paid one for a month; one who is no family is not counted. */
    private record Aided(UUID family, String programme, YearMonth month, boolean paid) {}
}
