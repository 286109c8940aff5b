package id.dinsos.registry.civil;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.proposal.ProposalKinds;
import id.dinsos.registry.sheet.CellText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The civil registry over HTTP, a batch of questions at a time in a body, never in an address. It
 * repeats nothing by itself: what does not come in time, cannot be read or is the answer to another
 * batch is {@link CivilReply.Lost}, and when to ask again is the job's to say.
 */
@Singleton
class CivilClient implements CivilRegistry {
    private static final int MAX_ANSWER = 8 << 20;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Optional<String> url;
    private final Optional<String> token;
    private final Duration patience;
    private final Duration pause;
    private final int fromScore;
    private final Zones zones;
    private final Clock clock;
    private final HttpClient http;
    private final ObjectMapper mapper = EventCodec.mapper();

    CivilClient(
            @ConfigProperty(name = "dinsos.civil.url") Optional<String> url,
            @ConfigProperty(name = "dinsos.civil.token") Optional<String> token,
            @ConfigProperty(name = "dinsos.civil.patience", defaultValue = "PT20S")
                    Duration patience,
            @ConfigProperty(name = "dinsos.civil.retry-after", defaultValue = "PT5S")
                    Duration pause,
            ProposalKinds kinds,
            Zones zones,
            Clock clock) {
        this.url = url;
        this.token = token;
        this.patience = patience;
        this.pause = pause;
        this.fromScore = kinds.nameScore();
        this.zones = zones;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience)
                        .build();
    }

    @Override
    public CivilWay way() {
        return CivilWay.HTTP;
    }

    @Override
    public boolean isThere() {
        return url.isPresent();
    }

    @Override
    public CivilReply ask(CivilCheck check, UUID batch, List<CivilQuestion> questions) {
        try {
            HttpResponse<byte[]> response =
                    http.send(
                            request(batch, questions),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
            return switch (response.statusCode()) {
                case 200 -> read(check, batch, questions.size(), response.body());
                case TOO_MANY -> new CivilReply.Later(later(response, pause));
                case UNAVAILABLE ->
                        response.headers().firstValue("Retry-After").isPresent()
                                ? new CivilReply.Later(later(response, pause))
                                : new CivilReply.Lost("status " + UNAVAILABLE);
                default -> new CivilReply.Lost("status " + response.statusCode());
            };
        } catch (IOException e) {
            return new CivilReply.Lost(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CivilReply.Lost("interrupted");
        }
    }

    private HttpRequest request(UUID batch, List<CivilQuestion> questions) throws IOException {
        ObjectNode body = mapper.createObjectNode();
        body.put("batchId", batch.toString());
        ArrayNode all = body.putArray("questions");
        for (CivilQuestion question : questions) {
            ObjectNode one = all.addObject();
            List<String> cells = CivilWords.cells(question);
            for (int i = 0; i < cells.size(); i++) {
                one.put(CivilWords.QUESTION.get(i), cells.get(i));
            }
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url.orElseThrow() + "/civil/v1/matches"))
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .header("X-Correlation-ID", batch.toString())
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        mapper.writeValueAsBytes(body)));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request.build();
    }

    private CivilReply read(CivilCheck check, UUID batch, int asked, byte[] body) {
        JsonNode reply;
        try {
            reply = mapper.readTree(body);
        } catch (IOException e) {
            return new CivilReply.Lost("an answer that cannot be read");
        }
        if (reply == null || !reply.path("answers").isArray()) {
            return new CivilReply.Lost("an answer that cannot be read");
        }
        if (!batch.toString().equals(reply.path("batchId").asText())) {
            return new CivilReply.Lost("the answer is to another batch, or to none");
        }
        JsonNode answers = reply.path("answers");
        if (answers.size() > 2 * asked + 10) {
            return new CivilReply.Lost("more answers than questions");
        }
        Instant now = clock.instant();
        CivilWords.Reading reading =
                new CivilWords.Reading(
                        "civil-check " + check.id(),
                        fromScore,
                        zones.day(check.owner(), check.requestedAt().toInstant()).minusDays(1),
                        zones.day(check.owner(), now));
        List<CivilLine> lines = new ArrayList<>();
        for (JsonNode one : answers) {
            lines.add(CivilWords.line(lines.size() + 1, column -> cell(one, column), reading));
        }
        return new CivilReply.Answered(lines);
    }

    private static String cell(JsonNode answer, String column) {
        JsonNode value = answer.get(column);
        return value == null || !value.isValueNode() || value.isNull()
                ? ""
                : CellText.of(value.asText());
    }

    /** In seconds or as a moment; within limits, whatever it says. */
    private Duration later(HttpResponse<?> response, Duration usual) {
        String wanted = response.headers().firstValue("Retry-After").orElse("").strip();
        Duration told = told(wanted);
        Duration wait = told == null || told.compareTo(usual) < 0 ? usual : told;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private @Nullable Duration told(String wanted) {
        if (wanted.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(wanted));
        }
        try {
            return Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(wanted, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
