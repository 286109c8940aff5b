package id.dinsos.bench.metric;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.HttpCalls;
import id.dinsos.launcher.host.LaunchException;
import id.dinsos.launcher.host.PartName;
import id.dinsos.launcher.host.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/** What a process of ours says of itself now; no answer, and any but a success, throws. */
public record Metrics(String text) {
    public static Metrics of(Stack stack, PartName part) throws IOException, InterruptedException {
        return new Metrics(HttpCalls.get(stack.url(part).resolve("/q/metrics")));
    }

    /** The same once it has collected its garbage. */
    public static Metrics swept(Stack stack, PartName part)
            throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Programs.run(List.of(jcmd, Long.toString(stack.process(part).pid()), "GC.run"));
        } catch (LaunchException away) {
            throw new IOException(part + " does not collect its garbage", away);
        }
        return of(stack, part);
    }

    /** Of every series of this name. */
    public DoubleStream values(String name) {
        return values(name, "");
    }

    /** Of those series alone that have this label, as it is written. */
    public DoubleStream values(String name, String label) {
        return text.lines()
                .filter(line -> line.startsWith(name + '{') || line.startsWith(name + ' '))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))));
    }
}
