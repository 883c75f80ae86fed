package dev.weir.app.access;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Access page: who may do what, what was refused, and what is needed. JavaFX thread only. */
public final class AccessPage implements Page {

    private final Workspace workspace;
    private final PrincipalsModel principals;
    private final SimulatorModel simulator;
    private final RefusedPane refused;
    private final Tab simulation;
    private final Tab refusals;
    private final TabPane tabs = new TabPane();
    private final VBox content = new VBox(12);

    public AccessPage(Workspace workspace) {
        this.workspace = workspace;
        this.principals = new PrincipalsModel(workspace.clients(), workspace.background());
        this.simulator = new SimulatorModel(workspace.clients(), workspace.background());
        this.refused = new RefusedPane(workspace, this::ask);
        NeedsPane needs = new NeedsPane(workspace);
        Tab who = new Tab(Text.of("Who and which policies"), new PrincipalsPane(workspace, principals, this::edit));
        simulation = new Tab(Text.of("May they?"), new SimulatorPane(simulator, principals));
        refusals = new Tab(Text.of("Refused to you"), refused);
        Tab needed = new Tab(Text.of("What the pages need"), needs);
        principals
                .list()
                .subscribe(list -> needs.account(list.entities().stream()
                        .filter(each -> each.kind() == Entity.Kind.ROOT)
                        .map(Entity::name)
                        .findFirst()
                        .orElse("*")));
        tabs.setId("access-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(Text.of("Access"));
        tabs.getTabs().addAll(who, simulation, refusals, needed);
        tabs.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> refused.show());
        VBox.setVgrow(tabs, Priority.ALWAYS);
        content.getStyleClass().addAll("page", "access-page");
        content.getChildren().addAll(heading(), tabs);
    }

    private HBox heading() {
        Label title = new Label(Text.of("Access"));
        title.getStyleClass().add("page-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button audit = new Button(Text.of("Audit"), Icons.of(Icon.AUDIT));
        audit.setOnAction(event -> workspace.open(new Place.Audit(null)));
        Button refresh = new Button(Text.of("Refresh"), Icons.of(Icon.REFRESH));
        refresh.setOnAction(event -> {
            principals.reload();
            refused.show();
        });
        HBox row = new HBox(8, title, space, audit, refresh);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void edit(PolicySource source) {
        EntityDetails details = principals.details().get();
        Entity chosen = principals.chosen().get();
        boolean ofChosen = source instanceof PolicySource.Managed managed
                && chosen != null
                && managed.arn().equals(chosen.arn());
        PolicyDialog.open(
                workspace, content, source, details == null || !ofChosen ? List.of() : details.versions(), () -> {
                    workspace.say(Text.of("{0} was saved.", source.title()));
                    principals.reload();
                    principals.choose(principals.chosen().get());
                });
    }

    private void ask(Question question) {
        tabs.getSelectionModel().select(simulation);
        simulator.fill(
                question.principalArn().isEmpty() ? null : question.principalArn(),
                question.action(),
                question.resource());
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Access(String who, String what, String on)
                && (who != null || what != null || on != null)) {
            tabs.getSelectionModel().select(simulation);
            simulator.fill(who, what, on);
        }
    }

    @Override
    public void shown() {
        principals.show();
        refused.show();
    }

    @Override
    public void hidden() {
        // Nothing polls here.
    }
}
