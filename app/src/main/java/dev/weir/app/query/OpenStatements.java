package dev.weir.app.query;

import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The statements that are open, in the order of their tabs, kept between runs; and those that were closed last. JavaFX thread only. */
final class OpenStatements {

    private static final int MOST_CLOSED = 20;

    private final Workspace workspace;
    private final Engines engines;
    private final TabShelf tabs;
    private final ObservableList<StatementModel> statements = FXCollections.observableArrayList();
    private final Deque<TabShelf.Kept> closed = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canReopen = new ReadOnlyBooleanWrapper();
    private int made;

    OpenStatements(Workspace workspace, Engines engines) {
        this.workspace = workspace;
        this.engines = engines;
        this.tabs = new TabShelf(workspace);
    }

    ObservableList<StatementModel> list() {
        return statements;
    }

    /** Opens the statements that were open when the program ended, if there were some. */
    void recall() {
        tabs.recall().forEach(this::open);
    }

    /** One more statement, with a text. */
    StatementModel open(String text) {
        return open(
                new TabShelf.Kept(Text.of("Statement {0}", made + 1), text, EngineChoice.ASK, RangeChoice.ALL, false));
    }

    private StatementModel open(TabShelf.Kept kept) {
        made++;
        StatementModel statement = new StatementModel(workspace, engines);
        statement.title().set(kept.title());
        statement.text().set(kept.text());
        statement.range().set(kept.range());
        statement.choice().set(kept.engine());
        statement.fanOut().set(kept.fanOut());
        statements.add(statement);
        statement.title().subscribe(this::keepTabs);
        statement.text().subscribe(this::keepTabs);
        statement.range().subscribe(this::keepTabs);
        statement.choice().subscribe(this::keepTabs);
        statement.fanOut().subscribe(this::keepTabs);
        keepTabs();
        return statement;
    }

    private void keepTabs() {
        tabs.keep(statements.stream().map(TabShelf.Kept::of).toList());
    }

    void close(StatementModel statement) {
        statement.close();
        if (statements.remove(statement) && !statement.text().get().isBlank()) {
            closed.push(TabShelf.Kept.of(statement));
            if (closed.size() > MOST_CLOSED) {
                closed.removeLast();
            }
            canReopen.set(true);
        }
        keepTabs();
    }

    /** Whether a statement was closed that can be opened again. */
    ReadOnlyBooleanProperty canReopen() {
        return canReopen.getReadOnlyProperty();
    }

    /** Opens the statement again that was closed last; null if there is none. */
    @Nullable StatementModel reopen() {
        if (closed.isEmpty()) {
            return null;
        }
        StatementModel again = open(closed.pop());
        canReopen.set(!closed.isEmpty());
        return again;
    }

    /** Brings the statements into an order, which holds some or all of them. */
    void order(List<StatementModel> wanted) {
        if (!wanted.equals(statements)) {
            statements.sort(Comparator.comparingInt(wanted::indexOf));
            keepTabs();
        }
    }

    /** The connection ends: what runs is left as it is. */
    void leave() {
        statements.forEach(StatementModel::leave);
    }
}
