export async function plotResults(): Promise<void> {}
