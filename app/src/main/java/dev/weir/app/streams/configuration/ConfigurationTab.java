package dev.weir.app.streams.configuration;

import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.streams.StreamState;
import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a stream is set to: the settings on the left, the chosen one with everything about changing it on the right. */
public final class ConfigurationTab implements TabPart {

    private final ConfigurationModel model;
    private final StreamModel stream;
    private final HBox progress = new HBox(8);
    private final Label progressText = new Label();
    private final StackPane chosen = new StackPane();
    /** Each is made once: it follows its setting for as long as the page lives. */
    private final Map<Setting, SettingPane> panes = new HashMap<>();

    private final VBox content;

    public ConfigurationTab(Workspace workspace, StreamModel stream) {
        this.stream = stream;
        this.model = new ConfigurationModel(workspace, stream);
        SettingList list = new SettingList(model.settings());
        list.getSelectionModel().selectedItemProperty().subscribe(setting -> {
            if (setting != null) {
                chosen.getChildren()
                        .setAll(panes.computeIfAbsent(setting, opened -> new SettingPane(workspace, opened, stream)));
            }
        });
        list.getSelectionModel().selectFirst();
        ScrollPane scroll = new ScrollPane(chosen);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "setting-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox parts = new HBox(16, list, scroll);
        VBox.setVgrow(parts, Priority.ALWAYS);
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(120);
        progressText.setMinHeight(Region.USE_PREF_SIZE);
        progressText.setWrapText(true);
        progress.getStyleClass().add("configuration-progress");
        progress.getChildren().addAll(bar, progressText);
        progress.managedProperty().bind(progress.visibleProperty());
        content = new VBox(12, progress, parts);
        content.getStyleClass().add("configuration");
        stream.facts().subscribe(this::showProgress);
    }

    /** Motion means that something moves: the bar is there only while the stream is being changed. */
    private void showProgress(@Nullable StreamFacts facts) {
        boolean moving = facts != null && facts.state() == StreamState.UPDATING;
        progress.setVisible(moving);
        if (facts != null && moving) {
            int wanted = model.shardCount().draft().get();
            String going = Text.of("The service is changing the stream; reads and writes go on.");
            progressText.setText(
                    wanted == facts.openShards() || wanted == 0
                            ? going
                            : going + " "
                                    + Text.of("{0} shards are open, {1} are wanted.", facts.openShards(), wanted));
        }
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {
        model.shown();
        showProgress(stream.facts().get());
    }

    @Override
    public void hidden() {
        model.hidden();
    }
}
