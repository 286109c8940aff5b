package id.dinsos.eventstore.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.dinsos.contracts.RegionCode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** The schema of a record as its JSON is written: what is null is absent, all else is there. */
final class RecordSchemas {
    static final String MONTH = "^\\d{4}-(0[1-9]|1[0-2])$";
    static final String TIME = "^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?$";
    static final String PERIOD = "^P(\\d+Y)?(\\d+M)?(\\d+D)?$";
    static final String REGION = "^(\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.[1-3]\\d{3})?)?)?)?$";

    private final Components components;
    private final Map<Class<?>, String> names = new HashMap<>();
    private Map<TypeVariable<?>, Type> bound = Map.of();

    RecordSchemas(Components components) {
        this.components = components;
    }

    /** A reference to the schema of a class, which is made where there is none. */
    Schema of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (type instanceof WildcardType wild) {
            return of(wild.getUpperBounds()[0]);
        }
        if (type instanceof TypeVariable<?> variable) {
            return of(bound.getOrDefault(variable, Object.class));
        }
        return type instanceof Class<?> plain ? of(plain) : OASFactory.createSchema();
    }

    private Schema generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return typed(SchemaType.ARRAY).items(of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return typed(SchemaType.OBJECT).additionalPropertiesSchema(of(arguments[1]));
        }
        if (raw == Optional.class) {
            return of(arguments[0]);
        }
        return raw.isRecord() ? bound(raw, arguments) : of(raw);
    }

    /** {@code Page<Line>} is {@code PageOfLine}. */
    private Schema bound(Class<?> type, Type[] arguments) {
        Map<TypeVariable<?>, Type> before = bound;
        Map<TypeVariable<?>, Type> now = new HashMap<>(before);
        StringBuilder name = new StringBuilder(type.getSimpleName()).append("Of");
        for (int i = 0; i < arguments.length; i++) {
            Type argument =
                    arguments[i] instanceof TypeVariable<?> variable
                            ? before.getOrDefault(variable, Object.class)
                            : arguments[i];
            now.put(type.getTypeParameters()[i], argument);
            String full = of(argument).getRef();
            name.append(
                    full == null
                            ? argument.getTypeName().replaceAll(".*[.$]", "").replaceAll("\\W", "")
                            : full.substring(full.lastIndexOf('/') + 1));
        }
        if (!has(name.toString())) {
            Schema schema = typed(SchemaType.OBJECT);
            components.addSchema(name.toString(), schema);
            bound = now;
            properties(type, schema);
            bound = before;
        }
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private Schema of(Class<?> type) {
        if (type == String.class || type == char.class) {
            return typed(SchemaType.STRING);
        }
        if (type == UUID.class) {
            return typed(SchemaType.STRING).format("uuid");
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return typed(SchemaType.STRING).format("date-time");
        }
        if (type == LocalDate.class) {
            return typed(SchemaType.STRING).format("date");
        }
        if (type == LocalTime.class) {
            return typed(SchemaType.STRING).pattern(TIME); // of no zone, which a "time" has
        }
        if (type == YearMonth.class) {
            return typed(SchemaType.STRING).pattern(MONTH);
        }
        if (type == Period.class) {
            return typed(SchemaType.STRING).pattern(PERIOD);
        }
        if (type == RegionCode.class) {
            return typed(SchemaType.STRING).pattern(REGION);
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed(SchemaType.BOOLEAN);
        }
        if (type == int.class || type == Integer.class) {
            return typed(SchemaType.INTEGER).format("int32");
        }
        if (type == long.class || type == Long.class) {
            return typed(SchemaType.INTEGER).format("int64");
        }
        if (type == double.class || type == Double.class) {
            return typed(SchemaType.NUMBER).format("double");
        }
        if (type.isArray()) {
            return type == byte[].class
                    ? binary()
                    : typed(SchemaType.ARRAY).items(of(type.getComponentType()));
        }
        if (type.isEnum()) {
            Schema schema = typed(SchemaType.STRING);
            Stream.of(type.getEnumConstants())
                    .forEach(one -> schema.addEnumeration(((Enum<?>) one).name()));
            return schema;
        }
        return type.isRecord() ? reference(type) : OASFactory.createSchema();
    }

    private Schema reference(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            name = free(type);
            names.put(type, name);
            Schema schema = typed(SchemaType.OBJECT);
            components.addSchema(name, schema);
            properties(type, schema);
        }
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private void properties(Class<?> type, Schema schema) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (isUnwrapped(type, component.getName())) {
                properties(component.getType(), schema);
                continue;
            }
            schema.addProperty(component.getName(), of(component.getGenericType()));
            if (!isNullable(component)) {
                schema.addRequired(component.getName());
            }
        }
    }

    private static boolean isUnwrapped(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name).isAnnotationPresent(JsonUnwrapped.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return nullable(component.getAnnotatedType())
                || component.getType() == Optional.class
                || nullable(component.getAccessor().getAnnotatedReturnType());
    }

    private static boolean nullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** Inner classes often have general names: then with what is around them. */
    private String free(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String name = type.getSimpleName();
        if (!has(name)) {
            return name;
        }
        String longer = outer == null ? name : outer.getSimpleName() + name;
        for (int i = 2; has(longer); i++) {
            longer = name + i;
        }
        return longer;
    }

    private boolean has(String name) {
        Map<String, Schema> known = components.getSchemas();
        return known != null && known.containsKey(name);
    }

    /** Bytes that are no JSON. */
    static Schema binary() {
        return typed(SchemaType.STRING).format("binary");
    }

    private static Schema typed(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
