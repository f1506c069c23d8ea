package io.breakwater.signal.model.web;

import java.util.List;

/** Models, the newest first. */
record ModelsBody(List<ModelBody> models) {}
