package dev.weir.app.overview;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.overview.TileColors.Token;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The row of big figures; two rows where one is too long. */
final class FigureTiles extends VBox {

    private static final double SPACE = 12;

    /** In pixels: six of the narrowest, and three. */
    private static final double ROOM_FOR_ALL = 780;

    private static final double LEAST = 384;

    private final FigureTile recordsIn = FigureTile.withLine(Text.of("Records in"), Token.IN, "line-in", 0);
    private final FigureTile bytesIn = FigureTile.withLine(Text.of("Bytes in"), Token.IN, "line-in", 0);
    private final FigureTile recordsOut = FigureTile.withLine(Text.of("Records out"), Token.OUT, "line-out", 2);
    private final FigureTile bytesOut = FigureTile.withLine(Text.of("Bytes out"), Token.OUT, "line-out", 2);
    private final FigureTile throttled = FigureTile.withLine(Text.of("Throttled"), Token.THROTTLE, "line-throttle", 1);
    private final FigureTile streams = FigureTile.withWords(Text.of("Streams"), Token.TEXT);
    private final List<FigureTile> all = List.of(recordsIn, bytesIn, recordsOut, bytesOut, throttled, streams);
    private final TileColors colors = new TileColors(this::color);

    private final HBox above = new HBox(SPACE);
    private final HBox below = new HBox(SPACE);

    FigureTiles() {
        super(SPACE);
        getStyleClass().add("figure-tiles");
        setMinWidth(LEAST);
        all.forEach(tile -> HBox.setHgrow(tile.node(), Priority.ALWAYS));
        widthProperty()
                .map(width -> width.doubleValue() > 0 && width.doubleValue() < ROOM_FOR_ALL)
                .subscribe(this::arrange);
        color();
        show(Throughput.UNKNOWN);
    }

    private void arrange(boolean narrow) {
        List<Node> tiles = all.stream().map(FigureTile::node).toList();
        int first = narrow ? tiles.size() / 2 : tiles.size();
        below.getChildren().clear();
        above.getChildren().setAll(tiles.subList(0, first));
        below.getChildren().setAll(tiles.subList(first, tiles.size()));
        getChildren().setAll(narrow ? List.of(colors, above, below) : List.of(colors, above));
    }

    /** Shows the newest figures. */
    void show(Throughput now) {
        double refused = now.writeThrottles() + now.readThrottles();
        recordsIn.show(Format.rate(now.recordsIn()), Text.of("rec/s"));
        recordsOut.show(Format.rate(now.recordsOut()), Text.of("rec/s"));
        showBytes(bytesIn, now.bytesIn());
        showBytes(bytesOut, now.bytesOut());
        throttled.show(Format.rate(refused), Text.of("per s"));
        throttled.alarm(refused > 0);
    }

    /** Adds points to the lines. */
    void add(List<Throughput> points) {
        for (Throughput point : points) {
            recordsIn.add(point.recordsIn());
            bytesIn.add(point.bytesIn());
            recordsOut.add(point.recordsOut());
            bytesOut.add(point.bytesOut());
            throttled.add(point.writeThrottles() + point.readThrottles());
        }
    }

    /**
     * Shows how many streams there are.
     *
     * @param openShards open shards of all streams, or −1 while they are not all known
     * @param inFlight streams that are about to change
     */
    void showStreams(int count, int openShards, int inFlight) {
        streams.show(Format.count(count), count == 1 ? Text.of("stream") : Text.of("streams"));
        String shards = openShards < 0 ? "" : Text.count(openShards, "{0} open shard", "{0} open shards");
        streams.say(inFlight == 0 ? shards : shards + "\n" + Text.of("{0} changing", inFlight));
    }

    private static void showBytes(FigureTile tile, double perSecond) {
        String text = Format.bytesPerSecond(perSecond);
        int space = text.indexOf(' ');
        tile.show(space < 0 ? text : text.substring(0, space), space < 0 ? "" : text.substring(space + 1));
    }

    private void color() {
        all.forEach(tile -> tile.color(colors));
    }
}
