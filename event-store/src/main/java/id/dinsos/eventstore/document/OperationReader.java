package id.dinsos.eventstore.document;

import id.dinsos.eventstore.document.MethodCode.Call;
import id.dinsos.eventstore.document.OperationFacts.Need;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusalCode;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what an operation asks for and answers out of its code: a resource's method and all that it
 * calls of ours. {@code Caller} says which roles and headers, {@code Answers} which status, the
 * constants of refusal codes what it may refuse with.
 */
final class OperationReader {
    private static final String OURS = "id/dinsos/";
    private static final String KERNEL = "id/dinsos/eventstore/";
    private static final String CALLER = KERNEL + "http/Caller";
    private static final String ANSWERS = KERNEL + "http/Answers";
    private static final String RESPONSE = "jakarta/ws/rs/core/Response";
    private static final String BUILDER = RESPONSE + "$ResponseBuilder";
    private static final String WRITTEN = "id.dinsos.eventstore.http.Answers$Written";
    private static final String BYTES = "jakarta/ws/rs/core/StreamingOutput";
    private static final int DEPTH = 9;

    private final ClassLoader loader;
    private final MethodCode code;

    OperationReader(ClassLoader loader) {
        this.loader = loader;
        this.code = new MethodCode(loader);
    }

    OperationFacts read(Method method) {
        OperationFacts facts = new OperationFacts();
        String owner = method.getDeclaringClass().getName().replace('.', '/');
        follow(new Call(owner, method.getName(), descriptor(method)), facts, new HashSet<>(), 0);
        return facts;
    }

    private void follow(Call call, OperationFacts facts, Set<Call> seen, int depth) {
        if (depth > DEPTH || !seen.add(call)) {
            return;
        }
        List<Instruction> body = code.instructions(call);
        for (int i = 0; i < body.size(); i++) {
            Instruction instruction = body.get(i);
            if (instruction instanceof FieldInstruction field) {
                refusal(field, facts);
            }
            Call called = Call.of(instruction).orElse(null);
            if (called == null) {
                continue;
            }
            look(called, body.subList(0, i), facts);
            boolean goesOn = called.owner().startsWith(OURS) && !called.owner().startsWith(KERNEL);
            if (goesOn) {
                follow(called, facts, seen, depth + 1);
            }
        }
    }

    private void look(Call called, List<Instruction> before, OperationFacts facts) {
        switch (called.owner()) {
            case CALLER -> caller(called, before, facts);
            case ANSWERS -> answer(called, before, facts);
            case RESPONSE, BUILDER -> response(called, before, facts);
            default -> {}
        }
    }

    private void caller(Call called, List<Instruction> before, OperationFacts facts) {
        switch (called.name()) {
            case "require" -> facts.roles.addAll(words(before));
            case "requestIfMatch", "ifMatch" -> facts.ifMatch = facts.ifMatch.or(Need.MUST);
            case "optionalIfMatch" -> facts.ifMatch = facts.ifMatch.or(Need.MAY);
            case "requestOnce" -> facts.idempotencyKey = facts.idempotencyKey.or(Need.MUST);
            case "requestRepeatable" -> facts.idempotencyKey = facts.idempotencyKey.or(Need.MAY);
            case "newId" -> {
                if (called.type().startsWith("(L")) {
                    facts.idempotencyKey = facts.idempotencyKey.or(Need.MAY);
                }
            }
            case "over" -> facts.code(KernelCode.REGION_NOT_YOURS);
            default -> {}
        }
    }

    private void answer(Call called, List<Instruction> before, OperationFacts facts) {
        switch (called.name()) {
            case "created" -> facts.answer(201, WRITTEN);
            case "accepted" -> facts.answer(202, WRITTEN);
            case "changed" -> facts.answer(200, WRITTEN);
            case "found" -> facts.answer(200, body(before));
            default -> {}
        }
    }

    private void response(Call called, List<Instruction> before, OperationFacts facts) {
        boolean plain = called.type().startsWith("()");
        switch (called.name()) {
            case "ok" -> facts.answer(200, plain ? "" : body(before));
            case "created" -> facts.answer(201, "");
            case "accepted" -> facts.answer(202, plain ? "" : body(before));
            case "noContent" -> facts.answer(204, "");
            case "entity" -> entity(body(before), facts);
            default -> {}
        }
        String type = mediaType(before);
        if (!type.isEmpty() && (called.name().equals("ok") || called.name().equals("type"))) {
            facts.file(type);
        }
    }

    private static void entity(String body, OperationFacts facts) {
        for (int status : List.copyOf(facts.answers.keySet())) {
            facts.answer(status, body);
        }
    }

    /** The record that was made last before a call, which is what the call is given. */
    private String body(List<Instruction> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i) instanceof InvokeDynamicInstruction lambda
                    && lambda.type().stringValue().endsWith(BYTES + ";")) {
                return BYTES;
            }
            Call made = Call.of(before.get(i)).orElse(null);
            if (made == null) {
                continue;
            }
            String type = made.returned();
            if (type.equals(BYTES.replace('/', '.')) || made.type().endsWith(")[B")) {
                return BYTES;
            }
            if (type.startsWith("id.dinsos.") && isRecord(type)) {
                return type;
            }
        }
        return "";
    }

    private boolean isRecord(String name) {
        return !name.startsWith("id.dinsos.eventstore.") && Names.type(loader, name).isRecord();
    }

    private void refusal(FieldInstruction field, OperationFacts facts) {
        String owner = field.owner().asInternalName();
        boolean own = field.type().stringValue().equals('L' + owner + ';');
        if (own && owner.startsWith(OURS) && owner.endsWith("Code")) {
            Class<?> type = Names.type(loader, owner.replace('/', '.'));
            if (type.isEnum() && RefusalCode.class.isAssignableFrom(type)) {
                for (Object one : type.getEnumConstants()) {
                    if (((Enum<?>) one).name().equals(field.name().stringValue())) {
                        facts.code((RefusalCode) one);
                    }
                }
            }
        }
    }

    /** The texts of the array that stands last before a call, written there or in a constant. */
    private List<String> words(List<Instruction> before) {
        List<String> words = new ArrayList<>();
        for (int i = before.size() - 1; i >= 0; i--) {
            switch (before.get(i)) {
                case ConstantInstruction constant
                        when constant.constantValue() instanceof String text ->
                        words.add(text);
                case NewReferenceArrayInstruction _ -> {
                    return words;
                }
                case FieldInstruction field
                        when field.type().stringValue().equals("[Ljava/lang/String;") -> {
                    words.addAll(constant(field));
                    return words;
                }
                default -> {}
            }
        }
        return words;
    }

    private List<String> constant(FieldInstruction field) {
        try {
            Class<?> owner = Names.type(loader, field.owner().asInternalName().replace('/', '.'));
            Field constant = owner.getDeclaredField(field.name().stringValue());
            constant.setAccessible(true);
            return constant.get(null) instanceof String[] words ? List.of(words) : List.of();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mediaType(List<Instruction> before) {
        for (int i = before.size() - 1; i >= 0 && i > before.size() - 4; i--) {
            if (before.get(i) instanceof ConstantInstruction constant
                    && constant.constantValue() instanceof String text
                    && text.matches("[a-z]+/[a-z0-9.+-]+(;.*)?")) {
                return text;
            }
        }
        return "";
    }

    private static String descriptor(Method method) {
        StringBuilder text = new StringBuilder("(");
        for (Class<?> parameter : method.getParameterTypes()) {
            text.append(parameter.descriptorString());
        }
        return text.append(')').append(method.getReturnType().descriptorString()).toString();
    }
}
