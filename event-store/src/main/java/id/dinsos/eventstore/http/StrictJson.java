package id.dinsos.eventstore.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import id.dinsos.eventstore.rules.Forms;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of bodies, taken at its word: a value of another type is refused, never made to fit.
 * What is stored or comes as a message is read by {@code EventCodec.mapper}, which must understand
 * what was written long ago and what is to come; a caller is there to be told.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 60;
    private static final int MAX_TEXT = 1_000_000;

    private StrictJson() {}

    static ObjectMapper mapper() {
        JsonMapper.Builder builder =
                JsonMapper.builder()
                        .addModule(new JavaTimeModule())
                        .addModule(new Jdk8Module())
                        .addModule(new BlackbirdModule())
                        .addModule(forms())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .disable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        ObjectMapper mapper = builder.build();
        for (LogicalType type :
                new LogicalType[] {
                    LogicalType.Integer,
                    LogicalType.Boolean,
                    LogicalType.Enum,
                    LogicalType.Collection,
                    LogicalType.Map,
                    LogicalType.POJO,
                    LogicalType.DateTime,
                    LogicalType.OtherScalar
                }) {
            var config = mapper.coercionConfigFor(type);
            for (CoercionInputShape shape :
                    new CoercionInputShape[] {
                        CoercionInputShape.EmptyString,
                        CoercionInputShape.EmptyArray,
                        CoercionInputShape.Float
                    }) {
                var unused = config.setCoercion(shape, CoercionAction.Fail);
            }
        }
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_TEXT)
                                .maxNumberLength(100)
                                .maxNameLength(1_000)
                                .build());
        return mapper;
    }

    private static SimpleModule forms() {
        SimpleModule module = new SimpleModule();
        module.addDeserializer(
                String.class,
                new TextForm<>(String.class, text -> Forms.isClean(text, true) ? text : null));
        module.addDeserializer(LocalDate.class, new TextForm<>(LocalDate.class, Forms::date));
        module.addDeserializer(YearMonth.class, new TextForm<>(YearMonth.class, Forms::month));
        module.addDeserializer(UUID.class, new TextForm<>(UUID.class, Forms::uuid));
        module.addKeyDeserializer(String.class, new CleanKey());
        return module;
    }

    /** A value that is written as text, and in one form only. */
    private static final class TextForm<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, @Nullable T> reads;

        TextForm(Class<T> type, Function<String, @Nullable T> reads) {
            super(type);
            this.reads = reads;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), json);
            }
            String text = json.getText();
            T value = reads.apply(text);
            return value != null
                    ? value
                    : (T) context.handleWeirdStringValue(handledType(), text, "form");
        }
    }

    /** The names of a map are texts as well. */
    private static final class CleanKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context)
                throws IOException {
            return Forms.isClean(key, false)
                    ? key
                    : context.handleWeirdKey(String.class, key, "form");
        }
    }
}
