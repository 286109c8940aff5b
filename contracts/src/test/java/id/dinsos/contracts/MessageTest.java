package id.dinsos.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Each message exists three times: as a record for us, as a JSON Schema for everybody, and as a
 * frozen sample for those to come. They must say the same. A sample is never edited; a topic that
 * has changed gets another one beside it.
 */
class MessageTest {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    static Stream<Arguments> topics() {
        return Stream.of(
                Arguments.of(RegistryMessage.HOUSEHOLDS, RegistryMessage.Household.class),
                Arguments.of(RegistryMessage.PERSONS, RegistryMessage.Person.class),
                Arguments.of(RegistryMessage.IDENTITIES, RegistryMessage.SealedIdentity.class),
                Arguments.of(RegistryMessage.RESOURCES, RegistryMessage.ServiceResource.class),
                Arguments.of(Region.TOPIC, Region.class),
                Arguments.of(DisbursementMessage.RUNS, DisbursementMessage.Run.class),
                Arguments.of(DisbursementMessage.PAYMENTS, DisbursementMessage.Payment.class),
                Arguments.of(DisbursementMessage.VERDICTS, DisbursementMessage.Verdict.class),
                Arguments.of(DisbursementMessage.BUDGETS, DisbursementMessage.Budget.class),
                Arguments.of(DisbursementMessage.ASSISTANCE, DisbursementMessage.AidDecided.class),
                Arguments.of(DisbursementMessage.PROGRAMMES, DisbursementMessage.Programme.class),
                Arguments.of(DisbursementMessage.CENTRAL, DisbursementMessage.CentralStatus.class),
                Arguments.of(CaseMessage.CASES, CaseMessage.Case.class),
                Arguments.of(CaseMessage.ASSISTANCE, CaseMessage.Assistance.class));
    }

    @Test
    void every_message_record_has_a_topic_here() {
        Set<Class<?>> messages =
                Stream.of(RegistryMessage.class, DisbursementMessage.class, CaseMessage.class)
                        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                        .collect(java.util.stream.Collectors.toSet());

        assertThat(topics().map(topic -> topic.get()[1])).containsAll(messages);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void record_and_schema_name_the_same_fields_with_the_same_types(
            String topic, Class<? extends Record> message) throws IOException {
        JsonNode schema = schema(topic);

        assertThat(schema.path("$id").asText()).endsWith(PublicEvent.schema(topic));
        assertThat(schema.path("title").asText()).isEqualTo(message.getSimpleName());
        compare(message, schema, schema);
    }

    @Test
    void the_sealed_identity_is_described_as_well() throws IOException {
        JsonNode schema = schema(RegistryMessage.IDENTITIES);

        compare(RegistryMessage.Identity.class, schema.at("/$defs/Identity"), schema);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void the_frozen_samples_are_valid(String topic, Class<? extends Record> message)
            throws IOException {
        for (String sample : samples(topic)) {
            assertThat(faults(topic, sample)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void the_frozen_samples_are_read_and_written_unchanged(
            String topic, Class<? extends Record> message) throws IOException {
        for (String sample : samples(topic)) {
            Record read = MAPPER.readValue(sample, message);

            assertThat(MAPPER.writeValueAsString(read))
                    .isEqualTo(MAPPER.writeValueAsString(MAPPER.readTree(sample)));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void a_field_of_a_later_version_harms_no_reader(String topic, Class<? extends Record> message)
            throws IOException {
        ObjectNode sample = (ObjectNode) MAPPER.readTree(sample(topic));
        Record before = MAPPER.treeToValue(sample, message);

        sample.put("addedLater", 1).put("change", "a-word-of-tomorrow");

        assertThat(faults(topic, sample.toString())).isEmpty();
        assertThat(MAPPER.treeToValue(sample, message)).hasSameClassAs(before);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void the_schema_misses_what_is_missing(String topic, Class<? extends Record> message)
            throws IOException {
        for (JsonNode required : schema(topic).path("required")) {
            ObjectNode sample = (ObjectNode) MAPPER.readTree(sample(topic));
            sample.remove(required.asText());
            assertThat(faults(topic, sample.toString())).as(required.asText()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void asyncapi_describes_the_topic(String topic, Class<? extends Record> message)
            throws IOException {
        JsonNode tree = asyncApi();

        JsonNode channel =
                tree.path("channels")
                        .valueStream()
                        .filter(one -> one.path("address").asText().equals(topic))
                        .findFirst()
                        .orElseThrow();
        String name = message.getSimpleName();
        assertThat(channel.at("/messages/" + name + "/$ref").asText())
                .isEqualTo("#/components/messages/" + name);
        JsonNode described = tree.at("/components/messages/" + name);
        assertThat(described.path("name").asText()).isEqualTo(PublicEvent.type(topic));
        assertThat(described.at("/payload/schema/$ref").asText())
                .isEqualTo("." + PublicEvent.schema(topic));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void the_document_in_one_file_names_every_model_and_holds_every_sample(
            String topic, Class<? extends Record> message) throws IOException {
        JsonNode whole = MAPPER.readTree(resource("/asyncapi.json"));
        String name = message.getSimpleName();

        JsonNode described = whole.at("/components/messages/" + name);
        assertThat(described.at("/payload/schema/$ref").asText())
                .isEqualTo("#/components/schemas/" + name);
        JsonNode model = whole.at("/components/schemas/" + name);
        JsonNode schema = schema(topic);
        assertThat(model.path("title").asText()).isEqualTo(name);
        assertThat(model.has("$id")).isFalse();
        assertThat(model.path("required")).isEqualTo(schema.path("required"));
        assertThat(model.path("properties").propertyStream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        schema.path("properties").propertyStream().map(Map.Entry::getKey).toList());
        assertThat(described.path("examples").size()).isEqualTo(samples(topic).size());
        schema.path("$defs")
                .propertyStream()
                .forEach(inner ->
                        assertThat(whole.path("components").path("schemas").has(inner.getKey()))
                                .as(inner.getKey())
                                .isTrue());
    }

    @Test
    void every_model_that_a_generator_makes_has_the_name_it_is_found_by() throws IOException {
        JsonNode whole = MAPPER.readTree(resource("/asyncapi.json"));
        Map<String, JsonNode> models = new TreeMap<>();
        whole.at("/components/schemas")
                .propertyStream()
                .forEach(model -> models.put(model.getKey(), model.getValue()));

        assertThat(models).hasSizeGreaterThan((int) topics().count());
        models.forEach((name, model) -> {
            assertThat(model.path("title").asText()).isEqualTo(name);
            assertThat(model.path("properties").toString())
                    .as("a model without a name in " + name)
                    .doesNotContain("\"object\"", "\"properties\"");
        });
        assertThat(whole.findValuesAsText("$ref"))
                .filteredOn(ref -> ref.contains("/schemas/"))
                .allSatisfy(ref ->
                        assertThat(models)
                                .containsKey(ref.replaceFirst("^#/components/schemas/", "")));
        whole.at("/components/messages")
                .forEach(message -> {
                    assertThat(message.at("/headers/$ref").asText()).isNotEmpty();
                    assertThat(message.at("/payload/schema/$ref").asText()).isNotEmpty();
                });
    }

    @Test
    void asyncapi_says_who_is_let_in_and_what_to_do_about_what_goes_wrong() throws IOException {
        JsonNode api = asyncApi();

        api.path("servers")
                .propertyStream()
                .filter(server -> !server.getKey().equals("local"))
                .forEach(server -> {
                    assertThat(server.getValue().path("protocol").asText())
                            .isEqualTo("kafka-secure");
                    String scheme = server.getValue().at("/security/0/$ref").asText();
                    assertThat(api.at(scheme.substring(1)).path("type").asText()).isEqualTo("X509");
                });
        assertThat(api.at("/servers/local/description").asText()).contains("this machine alone");
        assertThat(api.path("channels"))
                .allSatisfy(channel ->
                        assertThat(channel.path("description").asText())
                                .containsPattern("Readers: (public|by agreement|restricted: )"));
        assertThat(api.at("/info/description").asText())
                .contains("**Order.**", "**Duplicates.**", "**Gaps.**", "**Unknown words.**")
                .contains("**Errors.**", "cannot be read", "TOPIC_AUTHORIZATION_FAILED")
                .contains("expired certificate", "**Resync.**", "**Tombstone.**");
        JsonNode whole = MAPPER.readTree(resource("/asyncapi.json"));
        for (String same : List.of("info", "servers", "channels", "operations")) {
            assertThat(whole.path(same)).as(same).isEqualTo(api.path(same));
        }
        assertThat(whole.at("/components/securitySchemes"))
                .isEqualTo(api.at("/components/securitySchemes"));
    }

    private static JsonNode asyncApi() throws IOException {
        return MAPPER.valueToTree(
                new Load(LoadSettings.builder().build())
                        .loadFromString(resource("/asyncapi.yaml")));
    }

    private static void compare(Class<?> record, JsonNode schema, JsonNode root) {
        JsonNode properties = schema.path("properties");
        List<String> components =
                Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
        assertThat(properties.propertyStream().map(Map.Entry::getKey))
                .as(record.getSimpleName())
                .containsExactlyElementsOf(components);
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        for (RecordComponent component : record.getRecordComponents()) {
            String place = record.getSimpleName() + "." + component.getName();
            JsonNode property = properties.path(component.getName());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            assertThat(required.contains(component.getName())).as(place).isEqualTo(!nullable);
            assertThat(allowsNull(property)).as(place + " null").isEqualTo(nullable);
            compare(component.getGenericType(), property, root, place);
        }
    }

    private static void compare(Type type, JsonNode property, JsonNode root, String place) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            assertThat(types(property)).as(place).contains("array");
            compare(list.getActualTypeArguments()[0], property.path("items"), root, place + "[]");
        } else if (type instanceof Class<?> record && record.isRecord()) {
            String ref = "#/$defs/" + record.getSimpleName();
            assertThat(property.findValuesAsText("$ref")).as(place).containsExactly(ref);
            compare(record, root.at(ref.substring(1)), root);
        } else {
            assertThat(types(property)).as(place).contains(jsonType(type));
            assertThat(property.path("format").asText()).as(place).isEqualTo(format(type));
        }
    }

    private static String jsonType(Type type) {
        if (type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class) {
            return "integer";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        assertThat(type)
                .as(String.valueOf(type))
                .isIn(String.class, UUID.class, LocalDate.class, Instant.class);
        return "string";
    }

    private static String format(Type type) {
        return type == UUID.class
                ? "uuid"
                : type == LocalDate.class ? "date" : type == Instant.class ? "date-time" : "";
    }

    private static boolean allowsNull(JsonNode property) {
        return types(property).contains("null")
                || property.path("anyOf")
                        .valueStream()
                        .anyMatch(one -> types(one).contains("null"));
    }

    private static List<String> types(JsonNode property) {
        JsonNode type = property.path("type");
        return type.isTextual()
                ? List.of(type.asText())
                : type.valueStream().map(JsonNode::asText).toList();
    }

    private static List<String> faults(String topic, String json) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(resource(PublicEvent.schema(topic)), InputFormat.JSON);
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode schema(String topic) throws IOException {
        return MAPPER.readTree(resource(PublicEvent.schema(topic)));
    }

    private static String sample(String topic) throws IOException {
        return resource("/samples/" + topic + "/1.json");
    }

    private static List<String> samples(String topic) throws IOException {
        List<String> samples = new ArrayList<>(List.of(sample(topic)));
        for (int number = 2; ; number++) {
            String path = "/samples/" + topic + "/" + number + ".json";
            if (MessageTest.class.getResource(path) == null) {
                return samples;
            }
            samples.add(resource(path));
        }
    }

    private static String resource(String path) throws IOException {
        try (InputStream file = MessageTest.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
