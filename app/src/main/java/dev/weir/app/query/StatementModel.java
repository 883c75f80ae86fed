package dev.weir.app.query;

import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.text.FilledText;
import dev.weir.app.settings.Preference;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One statement with its choices and its result: a tab of the page. JavaFX thread only. */
public final class StatementModel {

    private final Workspace workspace;
    private final Engines engines;
    private final StringProperty title = new SimpleStringProperty(Text.of("Statement"));
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<EngineChoice> choice = new SimpleObjectProperty<>(EngineChoice.ASK);
    private final BooleanProperty fanOut = new SimpleBooleanProperty();
    private final ObjectProperty<RangeChoice> range = new SimpleObjectProperty<>(RangeChoice.ALL);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyObjectWrapper<@Nullable QueryError> error = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ResultColumn>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyLongWrapper change = new ReadOnlyLongWrapper();
    private final Rows rows;
    private @Nullable Counted counted;
    private @Nullable RunningQuery query;
    private @Nullable Inbox inbox;
    private Instant begun = Instant.EPOCH;
    private Begin begin = Begin.OF_TEXT;
    private FilledText filled = FilledText.of("");
    private String ran = "";
    private EngineChoice ranOn = EngineChoice.ASK;
    private boolean changing;

    public StatementModel(Workspace workspace, Engines engines) {
        this.workspace = workspace;
        this.engines = engines;
        this.rows = new Rows(workspace.preferences().get(Preference.ANSWER_ROWS));
        choice.subscribe(now -> {
            QueryEngine chosen = engines.of(now);
            if (chosen != null) {
                chosen.prepare();
            }
        });
    }

    public StringProperty title() {
        return title;
    }

    /** All that stands in the editor. */
    public StringProperty text() {
        return text;
    }

    public ObjectProperty<EngineChoice> choice() {
        return choice;
    }

    /** Whether what is watched is read by a fan-out consumer of its own. */
    public BooleanProperty fanOut() {
        return fanOut;
    }

    public ObjectProperty<RangeChoice> range() {
        return range;
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** How it goes or went, a sentence. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** What was not counted and why, or empty. */
    ReadOnlyStringProperty left() {
        return left.getReadOnlyProperty();
    }

    /** How far it is, 0 to 1, or NaN. */
    ReadOnlyDoubleProperty done() {
        return done.getReadOnlyProperty();
    }

    /** Why it failed, its place counted in the whole text; or null. */
    public ReadOnlyObjectProperty<@Nullable QueryError> error() {
        return error.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<ResultColumn>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** Goes up with each change of the rows, at most once a pulse. */
    public ReadOnlyLongProperty change() {
        return change.getReadOnlyProperty();
    }

    Rows rows() {
        return rows;
    }

    /** The statement that the rows answer, its parameters filled in; empty before the first run. */
    String ran() {
        return ran;
    }

    /** Whether rows of this run were changed or went, so that they are not final. */
    boolean isChanging() {
        return changing;
    }

    /** The engine that it was asked of. */
    EngineChoice ranOn() {
        return ranOn;
    }

    /** The values of the rows as they are now, oldest first. */
    public List<List<@Nullable Object>> values() {
        return rows.list().stream().map(Rows.Row::values).toList();
    }

    /** Runs all of the text with parameters filled in. */
    public void run(String statement) {
        run(FilledText.of(statement), Begin.OF_TEXT);
    }

    /**
     * Where a part of the text begins.
     *
     * @param lines lines before it
     * @param columns characters before it on its first line
     */
    record Begin(int lines, int columns) {
        static final Begin OF_TEXT = new Begin(0, 0);

        QueryError inText(QueryError why) {
            return why.line() == 0
                    ? why
                    : new QueryError(
                            why.what(),
                            why.advice(),
                            why.line() + lines,
                            why.line() == 1 && why.column() > 0 ? why.column() + columns : why.column(),
                            why.detail());
        }
    }

    /**
     * Runs a statement; one that runs already is ended first.
     *
     * @param from where it begins in the editor, for the place of an error
     */
    void run(FilledText statement, Begin from) {
        forgetResult();
        begin = from;
        filled = statement;
        ran = statement.text();
        ranOn = choice.get();
        changing = false;
        QueryEngine engine = engines.of(choice.get());
        if (engine == null) {
            fail(new QueryError(
                    Text.of("Watch is not installed."),
                    Text.of("Choose Ask: it answers about what the streams retain now."),
                    0,
                    0,
                    ""));
            return;
        }
        QueryOptions options;
        try {
            options = range.get()
                    .options(workspace.clock().instant(), workspace.zone().get())
                    .withMostRows(workspace.preferences().get(Preference.ANSWER_ROWS))
                    .withFanOut(fanOut.get() && choice.get() == EngineChoice.WATCH);
        } catch (IllegalArgumentException e) {
            fail(new QueryError(String.valueOf(e.getMessage()), "", 0, 0, ""));
            return;
        }
        begin(listener -> engine.run(withoutSemicolon(statement.text()), options, listener));
    }

    /** Goes on with a statement that was watched before. */
    void goOn(Function<QueryListener, RunningQuery> again) {
        forgetResult();
        begin = Begin.OF_TEXT;
        filled = FilledText.of(text.get());
        ran = text.get();
        ranOn = choice.get();
        begin(again);
    }

    private void forgetResult() {
        stop();
        error.set(null);
        left.set("");
        counted = null;
        rows.clear();
        columns.set(List.of());
        touched();
    }

    private void begin(Function<QueryListener, RunningQuery> how) {
        begun = workspace.clock().instant();
        Inbox[] box = new Inbox[1];
        Runnable signal = workspace.background().signal(() -> look(box[0]));
        Inbox mine = new Inbox(signal);
        box[0] = mine;
        inbox = mine;
        running.set(true);
        status.set(Text.of("Starting"));
        done.set(Double.NaN);
        RunningQuery now = how.apply(mine);
        now.call(title.get());
        query = now;
    }

    static String withoutSemicolon(String statement) {
        String stripped = statement.stripTrailing();
        return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private void fail(QueryError why) {
        error.set(begin.inText(beforeFilling(why)));
        status.set("");
        running.set(false);
    }

    /** The engine counts in the text with the values of parameters; who reads it sees their names. */
    private QueryError beforeFilling(QueryError why) {
        if (why.line() == 0 || why.column() == 0) {
            return why;
        }
        FilledText.Place place = filled.before(why.line(), why.column());
        return new QueryError(why.what(), why.advice(), place.line(), place.column(), why.detail());
    }

    /** Asks what runs to end. */
    public void stop() {
        RunningQuery now = query;
        if (now != null) {
            now.cancel();
        }
    }

    private void look(@Nullable Inbox from) {
        if (from == null || !from.equals(inbox)) {
            return;
        }
        Inbox.News news = from.take();
        if (news.columns() != null) {
            rows.columns(news.columns());
            columns.set(news.columns());
        }
        if (!news.changes().isEmpty()) {
            rows.apply(news.changes());
            changing |= news.changes().stream().anyMatch(change -> change.kind() != RowChange.Kind.INSERT);
            touched();
        }
        if (news.counted() != null) {
            counted = news.counted();
            left.set(words(counted));
        }
        done.set(news.done());
        if (news.end() != null) {
            end(news.end(), news.counted());
        } else if (news.done() >= 1) {
            status.set(soFar(news.progress()));
        } else {
            status.set(news.progress());
        }
    }

    private void touched() {
        change.set(change.get() + 1);
    }

    private String soFar(String progress) {
        String shown = counted(rows.list().size());
        Counted known = counted;
        return known == null
                ? Text.of("{0}: {1} so far.", progress, shown)
                : Text.of("{0}: {1} out of {2} records so far.", progress, shown, Format.count(known.records()));
    }

    private String words(Counted counted) {
        if (counted.left() == 0) {
            return "";
        }
        String left = Format.count(counted.left());
        String all = Format.count(counted.records());
        return choice.get() == EngineChoice.ASK
                ? Text.of(
                        "{0} of {1} records do not fit the schema; their fields are empty. The newest: {2}",
                        left, all, counted.why())
                : Text.of(
                        "{0} of {1} records are in no row: they could not be read, or came too late. The newest: {2}",
                        left, all, counted.why());
    }

    private void end(Ended end, @Nullable Counted counted) {
        query = null;
        inbox = null;
        running.set(false);
        done.set(1);
        switch (end) {
            case Ended.Complete(String cutShort) -> status.set(complete(cutShort, counted));
            case Ended.Cancelled cancelled ->
                status.set(
                        Text.of("Stopped. {0} until then.", counted(rows.list().size())));
            case Ended.Failed(QueryError why) -> fail(why);
        }
    }

    private String complete(@Nullable String cutShort, @Nullable Counted counted) {
        String shown = counted(rows.list().size());
        double millis = Duration.between(begun, workspace.clock().instant()).toMillis();
        String seconds = String.format(Text.numbers(), "%.2f", millis / 1000.0);
        String words = counted == null || counted.records() == 0
                ? Text.of("{0} in {1} s.", shown, seconds)
                : Text.count(
                        counted.records(),
                        "{1} out of {0} record in {2} s.",
                        "{1} out of {0} records in {2} s.",
                        shown,
                        seconds);
        return cutShort == null ? words : words + " " + cutShort;
    }

    private static String counted(long rows) {
        return Text.count(rows, "{0} row", "{0} rows");
    }

    /** The tab is closed. */
    public void close() {
        stop();
        leave();
    }

    /** The connection ends: what is watched is not stopped by that, only left. */
    void leave() {
        if (inbox != null) {
            inbox.abandon();
            inbox = null;
        }
    }
}
