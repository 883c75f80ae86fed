package dev.weir.app.query;

import dev.weir.app.fx.Background;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import dev.weir.app.query.text.TablesNamed;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Says what a statement costs the streams before it is run, where others read them too. JavaFX thread only. */
final class CostLine extends Label {

    private final StatementModel model;
    private final QueryModel page;
    private final Workspace workspace;
    private final PauseTransition pause = new PauseTransition(Duration.millis(700));
    private Background.@Nullable Handle asking;
    private List<String> asked = List.of();
    private RangeChoice range = RangeChoice.ALL;
    private EngineChoice askedOf = EngineChoice.ASK;
    private boolean askedFanOut;
    private List<String> askedInto = List.of();

    CostLine(StatementModel model, QueryModel page, Workspace workspace) {
        this.model = model;
        this.page = page;
        this.workspace = workspace;
        setId("query-cost");
        getStyleClass().addAll("muted", "small");
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        if (!workspace.connection().embedded()) {
            pause.setOnFinished(event -> look());
            model.text().subscribe(text -> pause.playFromStart());
            model.range().subscribe(choice -> pause.playFromStart());
            model.choice().subscribe(engine -> pause.playFromStart());
            model.fanOut().subscribe(on -> pause.playFromStart());
            page.streams().subscribe(names -> pause.playFromStart());
            page.delivered().subscribe(all -> pause.playFromStart());
        }
    }

    private List<String> named() {
        List<String> names = page.streams().get();
        List<String> found = new ArrayList<>();
        if (names != null) {
            String text = model.text().get();
            for (SqlToken token : SqlTokens.of(text)) {
                String word = token.in(text).replaceAll("^[\"`]|[\"`]$", "");
                if (names.contains(word) && !found.contains(word)) {
                    found.add(word);
                }
            }
        }
        return found;
    }

    /** The delivery streams that rows are put into. */
    private List<String> into() {
        if (model.choice().get() != EngineChoice.WATCH) {
            return List.of();
        }
        List<String> targets = page.names().targets();
        return TablesNamed.of(model.text().get()).targets().keySet().stream()
                .filter(targets::contains)
                .map(PutTargets::deliveryStreamName)
                .toList();
    }

    private void look() {
        List<String> now = named();
        RangeChoice choice = model.range().get();
        EngineChoice engine = model.choice().get();
        boolean fanOut = model.fanOut().get();
        List<String> into = into();
        if (now.equals(asked)
                && into.equals(askedInto)
                && choice.equals(range)
                && engine == askedOf
                && fanOut == askedFanOut) {
            return;
        }
        askedFanOut = fanOut;
        askedInto = into;
        String delivering = into.isEmpty() ? "" : " " + StreamCost.delivering(into);
        askedOf = engine;
        asked = now;
        range = choice;
        if (asking != null) {
            asking.cancel();
        }
        setVisible(false);
        if (now.isEmpty()) {
            if (!into.isEmpty()) {
                say(delivering.strip());
            }
            return;
        }
        Instant moment = workspace.clock().instant();
        QueryOptions options;
        try {
            options = choice.options(moment, workspace.zone().get());
        } catch (IllegalArgumentException notYet) {
            return;
        }
        asking = workspace
                .background()
                .run(
                        Text.of("What the statement costs"),
                        () -> StreamCost.of(workspace.clients(), now, options, moment),
                        cost -> say(cost.words(engine, fanOut) + delivering),
                        failure -> say(
                                Text.of("What this costs could not be found out. {0}", failure.what()) + delivering));
    }

    private void say(String words) {
        setText(words);
        setVisible(true);
    }
}
