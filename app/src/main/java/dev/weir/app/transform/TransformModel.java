package dev.weir.app.transform;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import dev.weir.app.transform.Transform.Kind;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.Processor;

/** What is on the bench: records, a transform, what came of them; and what may be made of it. JavaFX thread only. */
final class TransformModel {

    private final Workspace workspace;
    private final Background background;
    private final Bench bench;
    private final BenchFunctions functions;
    private final Attachment attachment;
    private final RecordsModel records;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.JAVA);
    private final StringProperty source = new SimpleStringProperty(Starter.UPPERCASE.source());
    private final StringProperty command = new SimpleStringProperty("");
    private final StringProperty function = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Path> jar = new SimpleObjectProperty<>();
    private final StringProperty handler = new SimpleStringProperty("");
    private final StringProperty role = new SimpleStringProperty("");
    private final StringProperty query = new SimpleStringProperty("{customer: .customer.id}");
    private final ObservableList<String> functionNames = FXCollections.observableArrayList();
    private final ObservableList<String> deliveryStreams = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper listNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper deliveryNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper applying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable BenchRun> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> applyFailure = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle handle;

    TransformModel(Workspace workspace, Pace pace) {
        this.workspace = workspace;
        this.background = workspace.background();
        this.functions = new BenchFunctions(workspace.clients()::lambda, pace);
        this.attachment = new Attachment(workspace.clients()::firehose);
        this.bench = new Bench(
                functions,
                new JavaPrograms(workspace.dataFolder().resolve("transforms")),
                pace,
                workspace.connection().region());
        this.records = new RecordsModel(workspace);
    }

    RecordsModel records() {
        return records;
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    StringProperty source() {
        return source;
    }

    StringProperty command() {
        return command;
    }

    StringProperty function() {
        return function;
    }

    ObjectProperty<@Nullable Path> jar() {
        return jar;
    }

    StringProperty handler() {
        return handler;
    }

    /** The role of a function on AWS. */
    StringProperty role() {
        return role;
    }

    StringProperty query() {
        return query;
    }

    ObservableList<String> functionNames() {
        return functionNames;
    }

    ObservableList<String> deliveryStreams() {
        return deliveryStreams;
    }

    /** Why functions could not be listed, or that there are none; empty if there are. */
    ReadOnlyStringProperty listNote() {
        return listNote.getReadOnlyProperty();
    }

    ReadOnlyStringProperty deliveryNote() {
        return deliveryNote.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Whether a function is being saved or attached. */
    ReadOnlyBooleanProperty applying() {
        return applying.getReadOnlyProperty();
    }

    /** What the last run gave, or null. */
    ReadOnlyObjectProperty<@Nullable BenchRun> run() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why saving or attaching failed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> applyFailure() {
        return applyFailure.getReadOnlyProperty();
    }

    /** Whether functions need a role, and commands do not run: at AWS itself. */
    boolean atAws() {
        return workspace.connection().endpoint() == null;
    }

    /** Why the transform can't be used as it is, one sentence; empty if it can. */
    String problem() {
        return switch (kind.get()) {
            case JAVA, COMMAND -> {
                if (atAws()) {
                    yield Text.of(
                            "A program or command runs on the embedded broker only. Here choose a function or a jar.");
                }
                boolean empty =
                        (kind.get() == Kind.JAVA ? source : command).get().isBlank();
                if (!empty) {
                    yield "";
                }
                yield kind.get() == Kind.JAVA ? Text.of("Write the program.") : Text.of("Write the command.");
            }
            case FUNCTION -> function.get().isBlank() ? Text.of("Choose a function, or type its name.") : "";
            case JAR -> jarProblem();
            case JQ ->
                query.get().isBlank() ? Text.of("Write a JQ expression, for instance {customer: .customer.id}.") : "";
        };
    }

    private String jarProblem() {
        if (jar.get() == null) {
            return Text.of("Choose the jar.");
        }
        if (handler.get().isBlank()) {
            return Text.of("Name the handler, for instance com.example.Handler::handleRequest.");
        }
        return atAws() && !role.get().startsWith("arn:")
                ? Text.of("Give the ARN of the role that the function is to run with.")
                : "";
    }

    /** Why it can't be run, one sentence; empty if it can. */
    String runProblem() {
        if (!problem().isEmpty()) {
            return problem();
        }
        if (records.loading().get()) {
            return Text.of("The records are being read.");
        }
        return records.records().isEmpty() ? Text.of("Get some records first, or paste some.") : "";
    }

    private Transform transform() {
        Path file = jar.get();
        return switch (kind.get()) {
            case JAVA -> new Transform.Program(source.get());
            case COMMAND -> new Transform.Command(command.get().strip());
            case FUNCTION -> new Transform.Function(function.get().strip());
            case JAR ->
                new Transform.Jar(
                        file == null ? Path.of("") : file,
                        handler.get().strip(),
                        role.get().isBlank() ? null : role.get().strip());
            case JQ -> new Transform.Jq(query.get());
        };
    }

    /** Runs the transform over the records. */
    void start() {
        if (!runProblem().isEmpty() || running.get()) {
            return;
        }
        running.set(true);
        failure.set(null);
        Transform transform = transform();
        List<BenchRecord> all = List.copyOf(records.records());
        String arn = records.streamArn();
        handle = background.run(
                Text.of("Run a transform"),
                () -> bench.run(transform, all, arn),
                done -> {
                    running.set(false);
                    run.set(done);
                },
                problem -> {
                    running.set(false);
                    run.set(null);
                    failure.set(problem);
                });
    }

    /** Waits no longer for the run; a function that was called goes on. */
    void stop() {
        if (handle != null) {
            handle.cancel();
            handle = null;
        }
        running.set(false);
    }

    /** Lists the account's functions. */
    void listFunctions() {
        listNote.set(Text.of("Listing functions…"));
        background.run(
                Text.of("List functions"),
                functions::names,
                names -> {
                    functionNames.setAll(names);
                    listNote.set(
                            names.isEmpty() ? Text.of("There are no functions in this account and region yet.") : "");
                },
                problem -> listNote.set(problem.what() + " " + problem.advice()));
    }

    /** Lists the account's delivery streams. */
    void listDeliveryStreams() {
        deliveryNote.set(Text.of("Listing delivery streams…"));
        background.run(
                Text.of("List delivery streams"),
                attachment::names,
                names -> {
                    deliveryStreams.setAll(names);
                    deliveryNote.set(names.isEmpty() ? Text.of("There are no delivery streams yet.") : "");
                },
                problem -> deliveryNote.set(problem.what() + " " + problem.advice()));
    }

    /** Makes a function of the transform under a name of its own. */
    void saveAs(String name, Runnable then) {
        Transform transform = transform();
        apply(Text.of("Save a function"), () -> bench.save(name, transform).arn(), arn -> {
            workspace.say(Text.of("The function {0} is saved.", name));
            then.run();
        });
    }

    /**
     * Makes the transform part of a delivery stream.
     *
     * @param functionName the name that the transform is saved under first; unused for what needs no saving
     */
    void attachTo(String deliveryStream, String functionName, Runnable then) {
        Transform transform = transform();
        apply(
                Text.of("Attach a transform"),
                () -> {
                    Processor processor = transform instanceof Transform.Jq(String text)
                            ? Attachment.extraction(text)
                            : Attachment.function(
                                    bench.save(functionName, transform).arn());
                    attachment.attach(deliveryStream, processor);
                    return deliveryStream;
                },
                done -> {
                    workspace.say(Text.of("Records of {0} go through the transform from now on.", done));
                    then.run();
                });
    }

    private void apply(
            String name, java.util.concurrent.Callable<String> work, java.util.function.Consumer<String> then) {
        applying.set(true);
        applyFailure.set(null);
        background.run(
                name,
                work,
                result -> {
                    applying.set(false);
                    then.accept(result);
                },
                problem -> {
                    applying.set(false);
                    applyFailure.set(problem);
                });
    }

    /** Forgets why saving or attaching failed. */
    void forgetApplying() {
        applyFailure.set(null);
    }
}
