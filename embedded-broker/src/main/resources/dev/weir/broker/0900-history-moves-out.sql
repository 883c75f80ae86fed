-- Metrics and events have a file of their own, which may be used again where it was written; this one may not.
DROP TABLE metric_series;
DROP TABLE metric_minute;
DROP TABLE metric_hour;
DROP TABLE audit_management;
DROP TABLE audit_data;
