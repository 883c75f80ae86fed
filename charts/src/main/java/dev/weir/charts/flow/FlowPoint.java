package dev.weir.charts.flow;

/** A point of a plan, in pixels from its upper left corner. */
public record FlowPoint(double x, double y) {}
