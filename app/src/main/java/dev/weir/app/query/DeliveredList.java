package dev.weir.app.query;

import dev.weir.app.fx.Failure;
import dev.weir.app.query.delivered.Delivered;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What delivery streams have put into buckets, under the streams: a click puts its address into the statement. JavaFX thread only. */
final class DeliveredList extends VBox {

    private static final double ROW = 28;
    private static final int ROWS = 4;

    private final QueryModel model;
    private final Consumer<String> insert;
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final Label failed = new Label();

    DeliveredList(QueryModel model, Consumer<String> insert) {
        super(4);
        this.model = model;
        this.insert = insert;
        setPadding(new Insets(0, 8, 0, 0));
        Label heading = new Label(Text.of("Delivered objects"));
        heading.getStyleClass().addAll("muted", "small");
        heading.setTooltip(new Tooltip(Text.of("JSON, CSV, text and Parquet of S3, which Ask reads beside streams")));
        scroll.setFitToWidth(true);
        scroll.setId("query-delivered");
        failed.getStyleClass().addAll("muted", "small");
        failed.setWrapText(true);
        failed.managedProperty().bind(failed.visibleProperty());
        managedProperty().bind(visibleProperty());
        getChildren().addAll(heading, scroll, failed);
        model.delivered().subscribe(all -> fill());
        model.deliveredFailure().subscribe(failure -> fill());
    }

    private void fill() {
        List<Delivered> all = model.delivered().get().stream()
                .filter(each -> each.address() != null)
                .toList();
        Failure failure = model.deliveredFailure().get();
        lines.getChildren().setAll(all.stream().map(this::line).toList());
        int rows = Math.min(ROWS, all.size());
        scroll.setVisible(rows > 0);
        scroll.setManaged(rows > 0);
        scroll.setMinHeight(rows * ROW + 4);
        scroll.setPrefHeight(rows * ROW + 4);
        failed.setVisible(failure != null);
        failed.setText(
                failure == null
                        ? ""
                        : failure.what() + " " + Text.of("A statement can name \"s3://bucket/prefix\" all the same."));
        setVisible(rows > 0 || failure != null);
    }

    private HBox line(Delivered delivered) {
        String address = String.valueOf(delivered.address());
        Hyperlink name = new Hyperlink(delivered.deliveryStreamName(), Icons.of(Icon.FOLDER, 12));
        name.getStyleClass().addAll("mono", "small");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(new Tooltip(address));
        name.setAccessibleText(Text.of("What {0} delivered: {1}", delivered.deliveryStreamName(), address));
        name.setOnAction(event -> insert.accept(address));
        HBox line = new HBox(4, name);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(ROW);
        line.setMaxHeight(ROW);
        return line;
    }
}
