package dev.weir.app.delivery.form;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A part of the form with a heading. */
final class Section extends VBox {

    Section(String title, Node... rows) {
        super(12);
        getStyleClass().add("delivery-section");
        Label heading = new Label(title);
        heading.getStyleClass().add("page-subheading");
        getChildren().add(heading);
        getChildren().addAll(rows);
        managedProperty().bind(visibleProperty());
    }
}
