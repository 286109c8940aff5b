package id.dinsos.eventstore.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.Aes;
import id.dinsos.eventstore.secret.SubjectKeys;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link PersonalData} as {@code {"subject": id, "sealed": base64}} under the subject's key
 * and the event's place, and reads it back; without the key it reads as erased.
 */
final class PersonalDataModule extends SimpleModule {
    static final String SEAL = "dinsos.seal";

    PersonalDataModule() {
        super("personal-data");
        addSerializer(new Writer());
        addDeserializer(PersonalData.class, new Reader(null));
    }

    record Seal(SubjectKeys.Ring keys, byte[] context) {}

    private static final class Writer extends JsonSerializer<PersonalData<?>> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<PersonalData<?>> handledType() {
            return (Class) PersonalData.class;
        }

        @Override
        public void serialize(
                PersonalData<?> value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("subject", value.subject().toString());
            if (value.content() != null) {
                Seal seal = (Seal) provider.getAttribute(SEAL);
                if (seal == null) {
                    throw new IllegalStateException("personal data may only be written to the log");
                }
                byte[] key =
                        seal.keys
                                .key(value.subject())
                                .orElseThrow(() ->
                                        RefusedException.of(
                                                KernelCode.PERSON_ERASED,
                                                "the person's data has been erased"));
                byte[] plain = ((ObjectMapper) json.getCodec()).writeValueAsBytes(value.content());
                json.writeBinaryField("sealed", Aes.seal(key, plain, seal.context));
            }
            json.writeEndObject();
        }
    }

    private static final class Reader extends JsonDeserializer<PersonalData<?>>
            implements ContextualDeserializer {
        private final @Nullable JavaType content;

        Reader(@Nullable JavaType content) {
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(
                DeserializationContext context, @Nullable BeanProperty property) {
            JavaType type = context.getContextualType();
            return new Reader(type.containedTypeOrUnknown(0));
        }

        @Override
        public PersonalData<?> deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            ObjectMapper mapper = (ObjectMapper) parser.getCodec();
            JsonNode node = mapper.readTree(parser);
            UUID subject = UUID.fromString(node.path("subject").asText());
            Seal seal = (Seal) context.getAttribute(SEAL);
            JsonNode sealed = node.get("sealed");
            if (seal == null || sealed == null || seal.keys.key(subject).isEmpty()) {
                return PersonalData.erased(subject);
            }
            byte[] plain =
                    Aes.open(
                            seal.keys.key(subject).orElseThrow(),
                            sealed.binaryValue(),
                            seal.context);
            return PersonalData.of(subject, mapper.readValue(plain, content));
        }
    }
}
