package dev.weir.app.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;

/** The statements that are open on a connection, kept between runs. JavaFX thread only. */
final class TabShelf {

    /** Tabs at most. */
    static final int MOST = 20;

    private static final String TAB = "query.tab.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is kept of a statement; its rows are not. */
    record Kept(String title, String text, EngineChoice engine, RangeChoice range, boolean fanOut) {
        static Kept of(StatementModel statement) {
            return new Kept(
                    statement.title().get(),
                    statement.text().get(),
                    statement.choice().get(),
                    statement.range().get(),
                    statement.fanOut().get());
        }
    }

    private final Workspace workspace;

    TabShelf(Workspace workspace) {
        this.workspace = workspace;
    }

    private String key(int tab) {
        return Memory.key(TAB + tab, workspace, "");
    }

    /** Those of the last run, in their order. */
    List<Kept> recall() {
        List<Kept> tabs = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String text = workspace.memory().recall(key(i));
            if (text == null) {
                break;
            }
            try {
                tabs.add(JSON.readValue(text, Kept.class));
            } catch (JsonProcessingException fromAnotherVersion) {
                // Then this one begins empty.
                tabs.add(new Kept(Text.of("Statement {0}", i + 1), "", EngineChoice.ASK, RangeChoice.ALL, false));
            }
        }
        return tabs;
    }

    /** Keeps these in the place of those before. */
    void keep(List<Kept> tabs) {
        try {
            for (int i = 0; i < MOST; i++) {
                if (i < tabs.size()) {
                    workspace.memory().remember(key(i), JSON.writeValueAsString(tabs.get(i)));
                } else {
                    workspace.memory().forget(key(i));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts have a JSON form", e);
        }
    }
}
