package id.dinsos.eventstore.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bytes of our classes, read as instructions, each class and each method once. */
final class MethodCode {
    private final ClassLoader loader;
    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
    private final Map<Call, List<Instruction>> methods = new HashMap<>();

    MethodCode(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * A method that is called, or handed on to be called.
     *
     * @param owner as {@code id/dinsos/X}
     * @param type its descriptor
     */
    record Call(String owner, String name, String type) {
        static Optional<Call> of(Instruction instruction) {
            if (instruction instanceof InvokeInstruction invoked) {
                return Optional.of(
                        new Call(
                                invoked.owner().asInternalName(),
                                invoked.name().stringValue(),
                                invoked.type().stringValue()));
            }
            return instruction instanceof InvokeDynamicInstruction lambda
                    ? of(lambda.bootstrapArgs())
                    : Optional.empty();
        }

        private static Optional<Call> of(List<ConstantDesc> arguments) {
            for (ConstantDesc argument : arguments) {
                if (argument instanceof DirectMethodHandleDesc handle) {
                    String owner = handle.owner().descriptorString();
                    return Optional.of(
                            new Call(
                                    owner.substring(1, owner.length() - 1),
                                    handle.methodName(),
                                    handle.lookupDescriptor()));
                }
            }
            return Optional.empty();
        }

        /** The class that comes back, as {@code id.dinsos.X}; empty where it is none. */
        String returned() {
            if (name.equals("<init>")) {
                return owner.replace('/', '.');
            }
            String type = this.type.substring(this.type.indexOf(')') + 1);
            return type.startsWith("L")
                    ? type.substring(1, type.length() - 1).replace('/', '.')
                    : "";
        }
    }

    /** The instructions of a method; none where it has no body, or its class is not to be read. */
    List<Instruction> instructions(Call call) {
        return methods.computeIfAbsent(call, this::body);
    }

    private List<Instruction> body(Call call) {
        List<Instruction> found = new ArrayList<>();
        model(call.owner())
                .ifPresent(model -> {
                    for (MethodModel method : model.methods()) {
                        if (method.methodName().equalsString(call.name())
                                && method.methodType().equalsString(call.type())) {
                            method.code().ifPresent(code -> add(code, found));
                        }
                    }
                });
        return found;
    }

    private static void add(CodeModel code, List<Instruction> found) {
        for (CodeElement element : code.elementList()) {
            if (element instanceof Instruction instruction) {
                found.add(instruction);
            }
        }
    }

    private Optional<ClassModel> model(String owner) {
        return classes.computeIfAbsent(owner, this::read);
    }

    private Optional<ClassModel> read(String owner) {
        try (InputStream in = loader.getResourceAsStream(owner + ".class")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
