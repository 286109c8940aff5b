package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.testkit.TestServices;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps the books a second time, from the stored bytes of every budget in the database and by rules
 * of its own: debit is plus, credit is minus. It shares no code with the service.
 */
final class LedgerAudit {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> BUCKETS =
            Map.of(
                    "payment-credited.v1", "CREDITED",
                    "payment-withdrawn.v1", "CREDITED",
                    "payment-failed.v1", "FAILED",
                    "payment-returned.v1", "RETURNED",
                    "payment-unknown.v1", "UNKNOWN",
                    "payment-cancelled.v1", "CANCELLED",
                    "payment-lapsed.v1", "CANCELLED");

    private static final Set<String> MOVES_NOTHING =
            Set.of(
                    "payment-doubted.v1",
                    "payment-paid-beside.v1",
                    "payment-entitlement-released.v1",
                    "payment-entitlement-taken.v1");

    private final Map<UUID, Map<String, Long>> books = new HashMap<>();
    private final Map<UUID, String> sources = new HashMap<>();
    private final Map<UUID, UUID> budgetOfRun = new HashMap<>();
    private final Map<UUID, Map<String, Long>> payments = new HashMap<>();

    LedgerAudit() {
        read("type like 'budget-%'", this::post);
        Map<UUID, JsonNode> orders = new HashMap<>();
        // Made out anew by another run: with the first it is given up for good.
        List<JsonNode> givenUp = new ArrayList<>();
        Map<UUID, String> buckets = new HashMap<>();
        read(
                "type like 'payment-%'",
                (id, type, data) -> {
                    if (type.startsWith("payment-instructed.")) {
                        JsonNode former = orders.put(id, data.path("order"));
                        if (former != null) {
                            givenUp.add(former);
                        }
                    }
                    if (MOVES_NOTHING.contains(type)) {
                        return;
                    }
                    buckets.put(
                            id,
                            type.equals("payment-corrected.v1")
                                    ? data.path("to").asText()
                                    : BUCKETS.getOrDefault(type, "PENDING"));
                });
        orders.forEach((id, order) -> count(order, buckets.getOrDefault(id, "PENDING")));
        givenUp.forEach(order -> count(order, "CANCELLED"));
    }

    private void count(JsonNode order, String bucket) {
        UUID budget = budgetOfRun.get(UUID.fromString(order.path("run").asText()));
        if (budget != null) {
            payments.computeIfAbsent(budget, x -> new TreeMap<>())
                    .merge(bucket, order.path("amountRupiah").asLong(), Long::sum);
        }
    }

    /** From the stored bytes alone: nothing is made or lost, and the service says the same. */
    static void prove(Office office, UUID budget) {
        LedgerAudit audit = new LedgerAudit();
        proveCounts();
        audit.books()
                .forEach((id, book) ->
                        assertThat(book.values().stream().mapToLong(Long::longValue).sum())
                                .as("trial balance of " + id)
                                .isZero());
        JsonPath said =
                office.preparer().get("/v1/budgets/" + budget + "/trial-balance").jsonPath();
        assertThat(said.getLong("differenceRupiah")).isZero();
        Map<String, Long> book = audit.books().getOrDefault(budget, Map.of());
        Map<String, Long> api = new HashMap<>();
        for (Map<String, Object> line : said.<Map<String, Object>>getList("accounts")) {
            long balance = ((Number) line.getOrDefault("balanceRupiah", 0)).longValue();
            api.put(String.valueOf(line.get("account")), balance);
        }
        api.forEach((account, balance) ->
                assertThat(balance).as(account).isEqualTo(book.getOrDefault(account, 0L)));
        for (String bucket :
                List.of("PENDING", "CREDITED", "RETURNED", "FAILED", "UNKNOWN", "CANCELLED")) {
            assertThat(book.getOrDefault(bucket, 0L))
                    .as(bucket + " of the payments")
                    .isEqualTo(audit.payments(budget).getOrDefault(bucket, 0L));
        }
    }

    /** The view counts payments as they change; counted from its rows, there are as many. */
    static void proveCounts() {
        String sql =
                """
                with rows as (select run_id, left(region, 8) as district, state, count(*) as many,
                        sum(amount) as rupiah
                    from view_ledger.payment group by 1, 2, 3),
                counted as (select run_id, district, state, payments, rupiah
                    from view_ledger.payment_count where payments <> 0 or rupiah <> 0)
                select coalesce(sum(r.many), 0), count(*) filter (where r.run_id is null
                        or c.run_id is null or r.many <> c.payments or r.rupiah <> c.rupiah)
                from rows r full join counted c using (run_id, district, state)
                """;
        try (Connection connection = TestServices.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).as("payments").isPositive();
            assertThat(row.getLong(2)).as("counts that differ from the rows").isZero();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Every budget of the database: balance by account, debit less credit. */
    private Map<UUID, Map<String, Long>> books() {
        return books;
    }

    /** Instructed payments of committed runs: rupiah by bucket. */
    private Map<String, Long> payments(UUID budget) {
        return payments.getOrDefault(budget, Map.of());
    }

    private void post(UUID id, String type, JsonNode data) {
        Map<String, Long> book = books.computeIfAbsent(id, x -> new TreeMap<>());
        String source = sources.getOrDefault(id, "AVAILABLE");
        switch (type) {
            case "budget-allotted.v1", "budget-allotted.v2" -> {
                boolean reserves = data.path("funding").asText().equals("RESERVE");
                sources.put(id, reserves ? "SET_ASIDE" : "AVAILABLE");
                move(book, "ALLOTTED", "AVAILABLE", amount(data.path("allotted")));
            }
            case "budget-allotment-proposed.v1",
                    "budget-revision-proposed.v1",
                    "budget-shift-proposed.v1" -> {}
            case "budget-allotment-corrected.v1" ->
                    move(
                            book,
                            "ALLOTTED",
                            "AVAILABLE",
                            amount(data.path("allotted")) - amount(data.path("before")));
            case "budget-shifted-out.v1" ->
                    move(book, "AVAILABLE", "ALLOTTED", amount(data.path("amount")));
            case "budget-shifted-in.v1" ->
                    move(book, "ALLOTTED", "AVAILABLE", amount(data.path("amount")));
            case "budget-set-aside.v1" ->
                    move(book, "AVAILABLE", "SET_ASIDE", amount(data.path("amount")));
            case "budget-reserved.v1" ->
                    move(book, source, "RESERVED", amount(data.path("amount")));
            case "budget-committed.v1" -> {
                budgetOfRun.put(UUID.fromString(data.path("run").asText()), id);
                long committed = amount(data.path("committed"));
                move(book, "RESERVED", "PENDING", committed);
                move(book, "RESERVED", source, amount(data.path("reserved")) - committed);
            }
            case "budget-moved.v1" ->
                    data.path("moves")
                            .forEach(one ->
                                    move(
                                            book,
                                            one.path("from").asText(),
                                            one.path("to").asText(),
                                            amount(one.path("amount"))));
            case "budget-given-back.v1" ->
                    move(book, "GIVEN_BACK", source, amount(data.path("amount")));
            case "budget-taken-again.v1" ->
                    move(
                            book,
                            data.path("afterYearEnd").asBoolean() ? "LAPSED" : source,
                            "GIVEN_BACK",
                            amount(data.path("amount")));
            case "budget-recovered.v1" ->
                    move(
                            book,
                            data.path("laterYear").asBoolean() ? "REVENUE" : "RECOVERED",
                            "TREASURY",
                            amount(data.path("amount")));
            case "budget-recovery-refunded.v1" -> {
                move(book, "TREASURY", "RECOVERED", amount(data.path("recovered")));
                move(book, "TREASURY", "REVENUE", amount(data.path("revenue")));
            }
            case "budget-reserve-released.v1" ->
                    move(book, "RESERVED", source, amount(data.path("amount")));
            case "budget-lapsed.v1" -> {
                move(book, "AVAILABLE", "LAPSED", amount(data.path("available")));
                move(book, "SET_ASIDE", "LAPSED", amount(data.path("setAside")));
            }
            default -> throw new IllegalStateException(type);
        }
    }

    private static void move(Map<String, Long> book, String from, String to, long amount) {
        book.merge(from, -amount, Long::sum);
        book.merge(to, amount, Long::sum);
    }

    private static long amount(JsonNode money) {
        return money.isObject() ? money.path("amount").asLong() : money.asLong();
    }

    private static void read(String which, Reader reader) {
        String sql =
                "select stream_id, type, convert_from(data, 'UTF8') from event where "
                        + which
                        + " order by stream_id, version";
        try (Connection connection = TestServices.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        MAPPER.readTree(rows.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes one event. */
    private interface Reader {
        void read(UUID stream, String type, JsonNode data);
    }
}
