package id.dinsos.demo.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.testkit.TestServices;
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
import java.util.UUID;

/** The log as it is stored, read from its first event to its last. */
final class Scan {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Beneficiaries that a run has paid. */
    static List<UUID> paidBy(String run) {
        return instructed().stream()
                .filter(one -> one.path("run").asText().equals(run))
                .map(one -> UUID.fromString(one.path("beneficiary").asText()))
                .toList();
    }

    /** By the family that is meant, whatever was claimed; each is paid once a month. */
    static void nobodyIsPaidTwice(People people) {
        Map<String, JsonNode> paid = new HashMap<>();
        for (JsonNode order : instructed()) {
            int family = people.familyOf(UUID.fromString(order.path("beneficiary").asText()));
            assertThat(family).as("a family of the model").isNotNegative();
            String month = order.path("month").asText();
            JsonNode before = paid.put(family + " in " + month, order);
            assertThat(before)
                    .as("paid for family %d in %s before %s", family, month, order)
                    .isNull();
        }
        assertThat(
                        number(
                                "select count(*) from (select from bank_file_line l join"
                                        + " bank_file_content c using (content_id) where c.file_id is not null"
                                        + " group by l.transfer_id having count(*) > 1) twice"))
                .as("transfers in two files")
                .isZero();
        assertThat(
                        number(
                                "select count(*) from (select from event group by stream_id"
                                        + " having count(*) <> max(version) or min(version) <> 1) broken"))
                .as("streams with a gap")
                .isZero();
    }

    /** Payments whose last word is that they were credited, in number. */
    static long credited() {
        Map<String, Boolean> credited = new HashMap<>();
        for (Event one : events("payment-%")) {
            switch (one.type) {
                case "payment-credited.v1" -> credited.put(one.stream, true);
                case "payment-returned.v1", "payment-retried.v1" -> credited.put(one.stream, false);
                default -> {}
            }
        }
        return credited.values().stream().filter(yes -> yes).count();
    }

    private static List<JsonNode> instructed() {
        return events("payment-instructed.%").stream().map(one -> one.data.path("order")).toList();
    }

    private static List<Event> events(String like) {
        String sql =
                "select stream_id::text, type, convert_from(data, 'UTF8') from event"
                        + " where type like '%s' order by stream_id, version".formatted(like);
        List<Event> found = new ArrayList<>();
        try (Connection connection = TestServices.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(
                        new Event(
                                rows.getString(1),
                                rows.getString(2),
                                MAPPER.readTree(rows.getString(3))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static long number(String sql) {
        try (Connection connection = TestServices.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private record Event(String stream, String type, JsonNode data) {}

    private Scan() {}
}
