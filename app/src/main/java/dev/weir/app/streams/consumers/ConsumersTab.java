package dev.weir.app.streams.consumers;

import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.streams.StreamModel;
import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Who reads the stream: fan-out consumers and ages above, the leases of a KCL application below. */
public final class ConsumersTab implements TabPart {

    private final ConsumersModel model;
    private final FanOutPane fanOut;
    private final LeasesPane leases;
    private final ScrollPane content;

    public ConsumersTab(Workspace workspace, StreamModel stream) {
        model = new ConsumersModel(workspace, stream);
        fanOut = new FanOutPane(workspace, model.fanOut());
        AgesPane ages = new AgesPane(model.ages());
        leases = new LeasesPane(workspace, model);
        HBox.setHgrow(fanOut, Priority.ALWAYS);
        HBox.setHgrow(ages, Priority.SOMETIMES);
        WrappingRow above = new WrappingRow(24, fanOut, ages);
        VBox.setVgrow(leases, Priority.ALWAYS);
        VBox parts = new VBox(16, above, leases);
        parts.getStyleClass().add("consumers");
        content = new ScrollPane(parts);
        content.setFitToWidth(true);
        content.setFitToHeight(true);
        content.getStyleClass().add("edge-to-edge");
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }

    @Override
    public void zone(ZoneId zone) {
        fanOut.zone(zone);
        leases.zone(zone);
    }
}
