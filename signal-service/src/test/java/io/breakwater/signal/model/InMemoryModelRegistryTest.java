package io.breakwater.signal.model;

class InMemoryModelRegistryTest extends ModelRegistryContract {

  @Override
  protected ModelRegistry registry() {
    return new InMemoryModelRegistry();
  }
}
