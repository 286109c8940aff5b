package id.dinsos.eventstore.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import id.dinsos.eventstore.rules.RefusedException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body into its record and refuses with everything that does not fit, each with its JSON
 * pointer: a field nobody knows, one sent twice, a value of another type. A record's own check adds
 * its faults. What a body does wrong is never a 5xx and never guessed at.
 */
public final class Bodies {
    private static final Logger LOG = Logger.getLogger(Bodies.class);
    private static final int MAX_FAULTS = 50;

    /** Asked of the class itself they are made anew each time, with the signature of each. */
    private static final ClassValue<List<RecordComponent>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected List<RecordComponent> computeValue(Class<?> type) {
                    return List.of(type.getRecordComponents());
                }
            };

    private final ObjectMapper mapper = StrictJson.mapper();

    /** The body as the type, or a {@link RefusedException}. */
    public Object read(byte[] json, Type type) {
        JavaType target = mapper.getTypeFactory().constructType(type);
        JsonNode tree = tree(json);
        List<FieldError> faults = new ArrayList<>();
        unknown(tree, target, "", faults);
        while (faults.size() < MAX_FAULTS) {
            try {
                Object value = mapper.readerFor(target).readValue(tree);
                refuse(faults);
                return value;
            } catch (ValueInstantiationException e) {
                own(e, faults);
                break;
            } catch (JsonProcessingException e) {
                if (!add(e, faults) || !cut(tree, faults.getLast().pointer())) {
                    break;
                }
            } catch (IOException e) {
                throw malformed();
            }
        }
        refuse(faults);
        throw malformed();
    }

    private JsonNode tree(byte[] json) {
        JsonNode tree;
        try (var parser = mapper.createParser(json)) {
            tree = mapper.readTree(parser);
            if (tree != null && parser.nextToken() != null) {
                throw malformed();
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw malformed();
        }
        if (tree == null || tree.isNull() || tree.isMissingNode()) {
            throw RefusedException.of(KernelCode.BODY_MALFORMED, "a JSON body is needed");
        }
        return tree;
    }

    /** What is no JSON at all, or has a name twice. */
    private static RefusedException unreadable(JsonProcessingException e) {
        Object parser = e.getProcessor();
        boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
        if (twice && parser instanceof com.fasterxml.jackson.core.JsonParser at) {
            String pointer = String.valueOf(at.getParsingContext().pathAsPointer());
            return new Refusal(
                            KernelCode.BODY_MALFORMED,
                            "a field stands twice in the body",
                            List.of(new FieldError(pointer, "field-repeated", "send it once")))
                    .asException();
        }
        return malformed();
    }

    private static RefusedException malformed() {
        return RefusedException.of(KernelCode.BODY_MALFORMED, "the body is not the JSON asked for");
    }

    /** Notes every field that the type has no place for, and takes it out. */
    private static void unknown(
            JsonNode node, JavaType type, String pointer, List<FieldError> faults) {
        if (node instanceof ArrayNode list && type.isCollectionLikeType()) {
            for (int i = 0; i < list.size(); i++) {
                unknown(list.get(i), type.getContentType(), pointer + "/" + i, faults);
            }
        } else if (node instanceof ObjectNode map && type.isMapLikeType()) {
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                unknown(
                        entry.getValue(),
                        type.getContentType(),
                        pointer + "/" + escaped(entry.getKey()),
                        faults);
            }
        } else if (node instanceof ObjectNode record && type.getRawClass().isRecord()) {
            unknownOf(record, type, pointer, faults);
        }
    }

    private static void unknownOf(
            ObjectNode node, JavaType type, String pointer, List<FieldError> faults) {
        Set<String> names = new TreeSet<>();
        var types = com.fasterxml.jackson.databind.type.TypeFactory.defaultInstance();
        for (RecordComponent one : COMPONENTS.get(type.getRawClass())) {
            names.add(one.getName());
            JsonNode value = node.get(one.getName());
            if (value != null && value.isNull() && one.getType().isPrimitive()) {
                // Left out it is what the record says; sent as null it is no number.
                faults.add(
                        new FieldError(
                                pointer + "/" + one.getName(),
                                Fields.MISSING,
                                words(one.getType())));
                var unused = node.remove(one.getName());
            } else if (value != null) {
                JavaType of = types.resolveMemberType(one.getGenericType(), type.getBindings());
                unknown(value, of, pointer + "/" + one.getName(), faults);
            }
        }
        for (Map.Entry<String, JsonNode> entry : List.copyOf(node.properties())) {
            if (!names.contains(entry.getKey())) {
                faults.add(
                        new FieldError(
                                pointer + "/" + escaped(entry.getKey()),
                                "field-unknown",
                                "the fields here are: " + String.join(", ", names)));
                var unused = node.remove(entry.getKey());
            }
        }
    }

    /** Whether the fault is one more than those known. */
    private static boolean add(JsonProcessingException e, List<FieldError> faults) {
        String pointer = pointer(e);
        if (faults.stream().anyMatch(one -> one.pointer().equals(pointer))) {
            return false;
        }
        Class<?> type =
                e instanceof MismatchedInputException misfit ? misfit.getTargetType() : null;
        boolean missing =
                e instanceof com.fasterxml.jackson.databind.exc.InvalidNullException
                        || String.valueOf(e.getOriginalMessage()).startsWith("Cannot map `null`");
        faults.add(
                missing
                        ? new FieldError(pointer, Fields.MISSING, "this must be there")
                        : new FieldError(pointer, Fields.INVALID, words(type)));
        return true;
    }

    /** Takes the faulty value out, so that the next fault can be found. */
    private static boolean cut(JsonNode tree, String pointer) {
        int end = pointer.lastIndexOf('/');
        if (end < 0) {
            return false;
        }
        JsonNode holder = tree.at(pointer.substring(0, end));
        String name = pointer.substring(end + 1).replace("~1", "/").replace("~0", "~");
        if (holder instanceof ObjectNode map) {
            return map.remove(name) != null;
        }
        return false;
    }

    /** What a record's own constructor found, seen from the whole body. */
    private static void own(ValueInstantiationException e, List<FieldError> faults) {
        String pointer = pointer(e);
        Throwable cause = e.getCause();
        if (cause instanceof RefusedException refused) {
            Refusal refusal = refused.refusal();
            if (faults.isEmpty() && refusal.errors().isEmpty() && pointer.isEmpty()) {
                throw refused;
            }
            refusal.errors()
                    .forEach(one ->
                            faults.add(
                                    new FieldError(
                                            pointer + one.pointer(), one.code(), one.message())));
            if (refusal.errors().isEmpty()) {
                faults.add(new FieldError(pointer, refusal.code().code(), refusal.detail()));
            }
        } else if (faults.isEmpty()) {
            LOG.debugf("%s does not check itself through Fields", e.getType());
            faults.add(new FieldError(pointer, Fields.INVALID, said(cause)));
        }
    }

    private static String said(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        boolean ours =
                message != null
                        && (cause instanceof IllegalArgumentException
                                || cause instanceof NullPointerException)
                        && !message.startsWith("Cannot ");
        return ours ? Problem.harmless(String.valueOf(message)) : "this value cannot be used";
    }

    private static void refuse(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(KernelCode.FIELD_INVALID, "some fields are not right", faults)
                    .asException();
        }
    }

    private static String pointer(JsonProcessingException e) {
        StringBuilder pointer = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                pointer.append('/')
                        .append(
                                step.getFieldName() == null
                                        ? Integer.toString(step.getIndex())
                                        : escaped(step.getFieldName()));
            }
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return Problem.harmless(name.replace("~", "~0").replace("/", "~1"));
    }

    @SuppressWarnings("unchecked")
    private static String words(@Nullable Class<?> type) {
        if (type == null) {
            return "this value cannot be read";
        }
        if (type.isEnum()) {
            return Forms.choices((Class<? extends Enum<?>>) type);
        }
        if (type == LocalDate.class) {
            return "a day is written as 2026-11-28";
        }
        if (type == YearMonth.class) {
            return "a month is written as 2026-11";
        }
        if (type == UUID.class) {
            return "an id has 36 characters";
        }
        if (type == String.class) {
            return "a text without control characters";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number, without quotes and fractions";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object of fields";
    }
}
