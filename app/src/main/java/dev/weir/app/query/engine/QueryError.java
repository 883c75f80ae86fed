package dev.weir.app.query.engine;

/**
 * Why a statement failed.
 *
 * @param what what happened, one sentence in plain words
 * @param advice what to do, or empty
 * @param line where in the text, from 1; 0 if it is no place's fault
 * @param column where in the line, from 1; 0 if not known
 * @param detail the engine's own words
 */
public record QueryError(String what, String advice, int line, int column, String detail) {}
