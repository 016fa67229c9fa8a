/** A module that a role has to have. */
export interface TrainingRequirementTable {
  role: 'facilitator' | 'trainer' | 'coordinator' | 'analyst' | 'admin' | 'auditor';
  module_id: string;
}
