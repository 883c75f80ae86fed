package dev.weir.broker.lambda.runner;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.SynchronousQueue;

/**
 * A function's process. It reads calls from its standard input and tells answers and logs in {@link Frames} on its
 * standard output. When its input ends, the broker is gone, however that happened: it ends itself then, with all that
 * it started.
 *
 * <p>Arguments: {@code java HANDLER CLASS-PATH} or {@code command WORD…}.
 */
public final class Runner {

    /** The most that a function may answer, of the service. */
    static final int ANSWER_BYTES = 6_291_556;

    private static final int FAILED = 1;

    private final Frames frames;
    private final SynchronousQueue<Invocation> calls = new SynchronousQueue<>();

    private Runner(Frames frames) {
        this.frames = frames;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        InputStream in = System.in;
        Frames frames = new Frames(System.out);
        PrintStream log = new PrintStream(new LogOut(frames), true, StandardCharsets.UTF_8);
        System.setIn(new ByteArrayInputStream(new byte[0]));
        System.setOut(log);
        System.setErr(log);
        Runner runner = new Runner(frames);
        Thread.ofPlatform().daemon().name("weir-calls").start(() -> runner.read(new DataInputStream(in)));
        EventHandler handler;
        try {
            handler = load(args);
        } catch (Throwable e) {
            System.out.print(FunctionError.text(e));
            System.out.flush();
            frames.write(Frames.NOT_READY, FunctionError.of(e));
            Runtime.getRuntime().halt(FAILED);
            return;
        }
        frames.write(Frames.READY, new byte[0]);
        runner.serve(handler);
    }

    @SuppressWarnings("IllegalThrows") // it is the function's own failure
    private static EventHandler load(String[] args) throws Throwable {
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        if (args[0].equals("command")) {
            return new Command(rest);
        }
        List<URL> urls = new ArrayList<>();
        for (String entry : rest.get(1).split(File.pathSeparator, -1)) {
            urls.add(new File(entry).toURI().toURL());
        }
        URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), Runner.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return new JavaHandlers(loader).load(rest.getFirst());
    }

    private void read(DataInputStream in) {
        try {
            while (true) {
                calls.put(Invocation.read(in));
            }
        } catch (IOException | InterruptedException e) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Runtime.getRuntime().halt(0);
        }
    }

    private void serve(EventHandler handler) throws IOException, InterruptedException {
        while (true) {
            Invocation call = calls.take();
            byte kind = Frames.ANSWER;
            byte[] told;
            try {
                told = handler.handle(call.payload(), new RunnerContext(call));
                if (told.length > ANSWER_BYTES) {
                    kind = Frames.ERROR;
                    told = FunctionError.of(
                            "Function.ResponseSizeTooLarge",
                            "Response payload size exceeded maximum allowed payload size (" + ANSWER_BYTES
                                    + " bytes).");
                }
            } catch (Command.OwnError e) {
                kind = Frames.ERROR;
                told = e.json();
            } catch (Throwable e) {
                kind = e instanceof VirtualMachineError ? Frames.FATAL : Frames.ERROR;
                told = FunctionError.of(e);
                System.out.print(FunctionError.text(e));
            }
            System.out.flush();
            frames.end(kind, told);
            if (kind == Frames.FATAL) {
                Runtime.getRuntime().halt(FAILED);
            }
        }
    }
}
