package dev.weir.app.records;

import dev.weir.app.records.tail.ShardStatus;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The shards that are read: a line about all of them, one mark for each of the first, and what is wrong. */
final class ShardStrip extends VBox {

    private static final int MOST_MARKS = 12;
    private static final int MOST_TROUBLES = 3;

    private final Label summary = new Label();
    private final FlowPane marks = new FlowPane(12, 4);
    private final VBox troubles = new VBox(4);
    private final CourtesyMeter courtesy;
    private final Button every = new Button(Text.of("All shards"));
    private final ShardList list;

    ShardStrip(CourtesyMeter courtesy, Workspace workspace) {
        super(4);
        this.courtesy = courtesy;
        this.list = new ShardList(workspace);
        getStyleClass().add("shard-strip");
        summary.getStyleClass().addAll("muted", "small");
        troubles.managedProperty().bind(troubles.visibleProperty());
        every.setId("records-all-shards");
        every.getStyleClass().add("small");
        every.setMinWidth(Region.USE_PREF_SIZE);
        every.setOnAction(event -> list.show(every));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(12, summary, space, courtesy, every);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(troubles, marks, line);
    }

    void show(TailView view, double readsAllowed) {
        courtesy.show(view.status().readsPerSecond(), readsAllowed);
        list.show(view);
        List<ShardStatus> shards = view.status().shards();
        String lag = TailWords.greatestLag(view);
        summary.setText(Text.of(
                "{0} · {1} read{2} · {3} throttled",
                Text.count(shards.size(), "{0} shard", "{0} shards"),
                Format.count(view.status().recordsRead()),
                lag.isEmpty() ? "" : " · " + lag,
                Format.count(view.status().throttles())));
        List<Node> nodes = new ArrayList<>();
        // Those that something is wrong with first, then by how far behind they are; few shards keep their own order.
        List<ShardStatus> first = shards.size() <= MOST_MARKS
                ? shards
                : shards.stream()
                        .sorted(Comparator.comparing((ShardStatus shard) -> shard.trouble() == null)
                                .thenComparing(Comparator.comparingLong(ShardStatus::millisBehind)
                                        .reversed()))
                        .limit(MOST_MARKS)
                        .toList();
        first.forEach(shard -> nodes.add(mark(shard)));
        if (shards.size() > MOST_MARKS) {
            nodes.add(small(Text.of("and {0} more", Format.count(shards.size() - MOST_MARKS))));
        }
        marks.getChildren().setAll(nodes);
        showTroubles(view);
    }

    private void showTroubles(TailView view) {
        List<Node> nodes = new ArrayList<>();
        if (view.status().trouble() != null) {
            nodes.add(warning(view.status().trouble().what() + " "
                    + view.status().trouble().advice()));
        }
        List<ShardStatus> troubled = view.status().troubled();
        troubled.stream().limit(MOST_TROUBLES).forEach(shard -> nodes.add(warning(TailWords.trouble(shard))));
        if (troubled.size() > MOST_TROUBLES) {
            nodes.add(small(Text.of("and {0} more shards in trouble", Format.count(troubled.size() - MOST_TROUBLES))));
        }
        troubles.getChildren().setAll(nodes);
        troubles.setVisible(!nodes.isEmpty());
    }

    private static Node mark(ShardStatus shard) {
        Region dot = new Region();
        dot.getStyleClass().add("shard-dot");
        dot.setStyle("-weir-shard: -weir-series-" + ShardColor.of(shard.shardId()));
        Label name = new Label(ShardColor.shorten(shard.shardId()));
        name.getStyleClass().addAll("mono", "small");
        HBox mark = new HBox(4, dot, name, small(TailWords.lag(shard)));
        mark.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(
                mark,
                new Tooltip(Text.of(
                        "{0}: {1} records read, {2} reads/s",
                        shard.shardId(), Format.count(shard.recordsRead()), Format.rate(shard.readsPerSecond()))));
        return mark;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        return label;
    }

    private static Node warning(String sentence) {
        Label label = new Label(sentence, Icons.of(Icon.WARNING));
        label.getStyleClass().add("records-trouble");
        label.setWrapText(true);
        return label;
    }
}
