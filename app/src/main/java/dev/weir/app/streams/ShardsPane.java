package dev.weir.app.streams;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The shards of a stream with what can be done to the chosen one. */
final class ShardsPane extends VBox {

    private final Workspace workspace;
    private final StreamModel model;
    private final ShardsTable table;
    private final Label count = new Label();

    ShardsPane(Workspace workspace, StreamModel model) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        this.table = new ShardsTable(model, workspace.tables(), this::records);
        count.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button records = new Button(Text.of("Records"), Icons.of(Icon.RECORDS));
        records.setId("shard-records");
        records.setOnAction(event -> records(table.getSelectionModel().getSelectedItem()));
        Button split = new Button(Text.in("verb", "Split"), Icons.of(Icon.SPLIT));
        split.setId("shard-split");
        split.setOnAction(event -> split());
        Button merge = new Button(Text.in("verb", "Merge"), Icons.of(Icon.MERGE));
        merge.setId("shard-merge");
        merge.setOnAction(event -> merge());
        HBox line = new HBox(
                8,
                StreamView.subheading(Text.of("Shards")),
                count,
                space,
                new Guarded(records, reason(this::whyNoRecords)),
                new Guarded(split, reason(this::whyNoSplit)),
                new Guarded(merge, reason(this::whyNoMerge)));
        line.setAlignment(Pos.CENTER_LEFT);
        table.setMinHeight(122);
        table.setPrefHeight(200);
        VBox.setVgrow(table, Priority.ALWAYS);
        setMinHeight(160);
        getChildren().addAll(line, table);
        model.shards().addListener((ListChangeListener<ShardRow>) change -> showCount());
        showCount();
    }

    private interface Reason {
        @Nullable String get();
    }

    private ObservableValue<@Nullable String> reason(Reason reason) {
        return Bindings.createObjectBinding(
                reason::get,
                workspace.readOnly(),
                table.getSelectionModel().selectedItemProperty(),
                model.facts(),
                model.shards(),
                model.resharding().busy());
    }

    private @Nullable String whyNoRecords() {
        return table.getSelectionModel().getSelectedItem() == null ? Text.of("Select a shard first.") : null;
    }

    private @Nullable String whyNoChange() {
        ShardRow selected = table.getSelectionModel().getSelectedItem();
        StreamFacts facts = model.facts().get();
        if (workspace.readOnly().get()) {
            return ReadOnly.reason();
        }
        if (facts != null && facts.mode() == CapacityMode.ON_DEMAND) {
            return Text.of("Kinesis itself splits and merges the shards of an on-demand stream.");
        }
        if (facts == null || facts.state() != StreamState.ACTIVE) {
            return Text.of("The stream must be active first.");
        }
        if (selected == null) {
            return Text.of("Select a shard first.");
        }
        if (!selected.entry().get().open()) {
            return Text.of("This shard is closed: it was split or merged before.");
        }
        return model.resharding().busy().get() ? Text.of("The service is being asked.") : null;
    }

    private @Nullable String whyNoSplit() {
        return whyNoChange();
    }

    private @Nullable String whyNoMerge() {
        String why = whyNoChange();
        if (why != null) {
            return why;
        }
        ShardEntry shard = table.getSelectionModel().getSelectedItem().entry().get();
        return Resharding.neighbours(shard, model.shards()).isEmpty()
                ? Text.of("No open shard is next to it in the key space.")
                : null;
    }

    private void records(@Nullable ShardRow row) {
        if (row != null) {
            workspace.open(new Place.Records(model.streamName(), row.id()));
        }
    }

    private void split() {
        ReshardDialog.split(
                workspace,
                this,
                model,
                table.getSelectionModel().getSelectedItem().entry().get());
    }

    private void merge() {
        ShardEntry shard = table.getSelectionModel().getSelectedItem().entry().get();
        List<ShardEntry> neighbours = Resharding.neighbours(shard, model.shards());
        ReshardDialog.merge(workspace, this, model, shard, neighbours);
    }

    private void showCount() {
        long open =
                model.shards().stream().filter(row -> row.entry().get().open()).count();
        long closed = model.shards().size() - open;
        count.setText(
                closed == 0
                        ? Text.of("{0} open", Format.count(open))
                        : Text.of("{0} open, {1} closed", Format.count(open), Format.count(closed)));
    }
}
