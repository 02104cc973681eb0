// GENERATED from the database by `npm run db:generate`. Do not edit.

export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      accounts: {
        Row: {
          created_at: string
          display_name: string
          user_id: string
        }
        Insert: {
          created_at?: string
          display_name: string
          user_id: string
        }
        Update: {
          created_at?: string
          display_name?: string
          user_id?: string
        }
        Relationships: []
      }
      approval_thresholds: {
        Row: {
          at_least: number | null
          id: number
          measure: Database["public"]["Enums"]["approval_measure"]
          office_id: string
          set_at: string
          set_by: string | null
          set_by_name: string | null
          set_for: string | null
          subject: Database["public"]["Enums"]["approval_subject"]
          valid_from: string
          why: string
        }
        Insert: {
          at_least?: number | null
          id?: never
          measure: Database["public"]["Enums"]["approval_measure"]
          office_id: string
          set_at?: string
          set_by?: string | null
          set_by_name?: string | null
          set_for?: string | null
          subject: Database["public"]["Enums"]["approval_subject"]
          valid_from: string
          why: string
        }
        Update: {
          at_least?: number | null
          id?: never
          measure?: Database["public"]["Enums"]["approval_measure"]
          office_id?: string
          set_at?: string
          set_by?: string | null
          set_by_name?: string | null
          set_for?: string | null
          subject?: Database["public"]["Enums"]["approval_subject"]
          valid_from?: string
          why?: string
        }
        Relationships: [
          {
            foreignKeyName: "approval_thresholds_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      audit_events: {
        Row: {
          acting_for: string | null
          actor_id: string | null
          actor_name: string | null
          at: string
          concerns: string | null
          id: number
          new: Json | null
          old: Json | null
          subject_id: string
          subject_kind: string
          verb: string
          why: string | null
        }
        Insert: {
          acting_for?: string | null
          actor_id?: string | null
          actor_name?: string | null
          at?: string
          concerns?: string | null
          id?: never
          new?: Json | null
          old?: Json | null
          subject_id: string
          subject_kind: string
          verb: string
          why?: string | null
        }
        Update: {
          acting_for?: string | null
          actor_id?: string | null
          actor_name?: string | null
          at?: string
          concerns?: string | null
          id?: never
          new?: Json | null
          old?: Json | null
          subject_id?: string
          subject_kind?: string
          verb?: string
          why?: string | null
        }
        Relationships: []
      }
      broker_calls: {
        Row: {
          acting_for: string
          by_id: string | null
          by_name: string | null
          called_at: string
          id: number
          organisation_id: string
          outcome: Database["public"]["Enums"]["call_outcome"]
          person_name: string
          proposal_id: string
          words: string
        }
        Insert: {
          acting_for: string
          by_id?: string | null
          by_name?: string | null
          called_at?: string
          id?: never
          organisation_id: string
          outcome: Database["public"]["Enums"]["call_outcome"]
          person_name: string
          proposal_id: string
          words?: string
        }
        Update: {
          acting_for?: string
          by_id?: string | null
          by_name?: string | null
          called_at?: string
          id?: never
          organisation_id?: string
          outcome?: Database["public"]["Enums"]["call_outcome"]
          person_name?: string
          proposal_id?: string
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "broker_calls_acting_for_fkey"
            columns: ["acting_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "broker_calls_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "broker_calls_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      calendar_notices: {
        Row: {
          issued_on: string
          source_url: string
          title: string
          year: number
        }
        Insert: {
          issued_on: string
          source_url: string
          title: string
          year: number
        }
        Update: {
          issued_on?: string
          source_url?: string
          title?: string
          year?: number
        }
        Relationships: []
      }
      completions: {
        Row: {
          at: string
          by_id: string | null
          by_name: string | null
          organisation_id: string
          proposal_id: string
          words: string
        }
        Insert: {
          at?: string
          by_id?: string | null
          by_name?: string | null
          organisation_id: string
          proposal_id: string
          words?: string
        }
        Update: {
          at?: string
          by_id?: string | null
          by_name?: string | null
          organisation_id?: string
          proposal_id?: string
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "completions_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "completions_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      consents: {
        Row: {
          channel: Database["public"]["Enums"]["consent_channel"]
          given_by_name: string
          given_by_post: string
          given_on: string
          id: string
          media_type: string | null
          note: string
          object_name: string | null
          organisation_id: string
          recorded_at: string
          recorded_by: string | null
          recorded_by_name: string
          recorded_by_organisation_id: string
          revoked_at: string | null
          revoked_by_name: string | null
          revoked_why: string | null
          scopes: Database["public"]["Enums"]["consent_scope"][]
          valid_until: string
        }
        Insert: {
          channel: Database["public"]["Enums"]["consent_channel"]
          given_by_name: string
          given_by_post: string
          given_on: string
          id?: string
          media_type?: string | null
          note?: string
          object_name?: string | null
          organisation_id: string
          recorded_at?: string
          recorded_by?: string | null
          recorded_by_name: string
          recorded_by_organisation_id: string
          revoked_at?: string | null
          revoked_by_name?: string | null
          revoked_why?: string | null
          scopes: Database["public"]["Enums"]["consent_scope"][]
          valid_until: string
        }
        Update: {
          channel?: Database["public"]["Enums"]["consent_channel"]
          given_by_name?: string
          given_by_post?: string
          given_on?: string
          id?: string
          media_type?: string | null
          note?: string
          object_name?: string | null
          organisation_id?: string
          recorded_at?: string
          recorded_by?: string | null
          recorded_by_name?: string
          recorded_by_organisation_id?: string
          revoked_at?: string | null
          revoked_by_name?: string | null
          revoked_why?: string | null
          scopes?: Database["public"]["Enums"]["consent_scope"][]
          valid_until?: string
        }
        Relationships: [
          {
            foreignKeyName: "consents_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "consents_recorded_by_fkey"
            columns: ["recorded_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "consents_recorded_by_organisation_id_fkey"
            columns: ["recorded_by_organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      declared_interests: {
        Row: {
          acting_for: string
          declared_at: string
          ended_at: string | null
          ended_why: string | null
          id: string
          kind: Database["public"]["Enums"]["interest_kind"]
          organisation_id: string
          person_name: string
          user_id: string
          words: string
        }
        Insert: {
          acting_for: string
          declared_at?: string
          ended_at?: string | null
          ended_why?: string | null
          id?: string
          kind: Database["public"]["Enums"]["interest_kind"]
          organisation_id: string
          person_name: string
          user_id: string
          words?: string
        }
        Update: {
          acting_for?: string
          declared_at?: string
          ended_at?: string | null
          ended_why?: string | null
          id?: string
          kind?: Database["public"]["Enums"]["interest_kind"]
          organisation_id?: string
          person_name?: string
          user_id?: string
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "declared_interests_acting_for_fkey"
            columns: ["acting_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "declared_interests_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      delivered_figures: {
        Row: {
          at: string
          by_id: string | null
          by_name: string | null
          corrects: number | null
          id: number
          indicator: Database["public"]["Enums"]["delivered_indicator"]
          organisation_id: string
          proposal_id: string
          quarter: string
          value: number
          why: string
        }
        Insert: {
          at?: string
          by_id?: string | null
          by_name?: string | null
          corrects?: number | null
          id?: never
          indicator: Database["public"]["Enums"]["delivered_indicator"]
          organisation_id: string
          proposal_id: string
          quarter: string
          value: number
          why?: string
        }
        Update: {
          at?: string
          by_id?: string | null
          by_name?: string | null
          corrects?: number | null
          id?: never
          indicator?: Database["public"]["Enums"]["delivered_indicator"]
          organisation_id?: string
          proposal_id?: string
          quarter?: string
          value?: number
          why?: string
        }
        Relationships: [
          {
            foreignKeyName: "delivered_figures_corrects_fkey"
            columns: ["corrects"]
            isOneToOne: true
            referencedRelation: "delivered_figures"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "delivered_figures_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "delivered_figures_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      enclave_agreements: {
        Row: {
          agreed_at: string
          agreed_by: string | null
          organisation_id: string
          person_name: string
          post: string
          terms_id: string
        }
        Insert: {
          agreed_at?: string
          agreed_by?: string | null
          organisation_id: string
          person_name: string
          post: string
          terms_id: string
        }
        Update: {
          agreed_at?: string
          agreed_by?: string | null
          organisation_id?: string
          person_name?: string
          post?: string
          terms_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "enclave_agreements_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "enclave_agreements_terms_id_fkey"
            columns: ["terms_id"]
            isOneToOne: false
            referencedRelation: "enclave_terms"
            referencedColumns: ["id"]
          },
        ]
      }
      enclave_drafts: {
        Row: {
          enclave_id: string
          organisation_id: string
          revision: number
          saved_at: string
          saved_by_name: string
          typed: NonNullable<Json>
        }
        Insert: {
          enclave_id: string
          organisation_id: string
          revision?: number
          saved_at?: string
          saved_by_name: string
          typed: NonNullable<Json>
        }
        Update: {
          enclave_id?: string
          organisation_id?: string
          revision?: number
          saved_at?: string
          saved_by_name?: string
          typed?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "enclave_drafts_enclave_id_fkey"
            columns: ["enclave_id"]
            isOneToOne: false
            referencedRelation: "enclaves"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "enclave_drafts_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      enclave_law_effects: {
        Row: {
          changes: NonNullable<Json>
          effects: NonNullable<Json>
          enclave_id: string
          found_at: string
          id: number
          law_hash: string
          terms_id: string
          touched: boolean
        }
        Insert: {
          changes: NonNullable<Json>
          effects: NonNullable<Json>
          enclave_id: string
          found_at?: string
          id?: never
          law_hash: string
          terms_id: string
          touched: boolean
        }
        Update: {
          changes?: NonNullable<Json>
          effects?: NonNullable<Json>
          enclave_id?: string
          found_at?: string
          id?: never
          law_hash?: string
          terms_id?: string
          touched?: boolean
        }
        Relationships: [
          {
            foreignKeyName: "enclave_law_effects_enclave_id_fkey"
            columns: ["enclave_id"]
            isOneToOne: false
            referencedRelation: "enclaves"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "enclave_law_effects_terms_id_fkey"
            columns: ["terms_id"]
            isOneToOne: false
            referencedRelation: "enclave_terms"
            referencedColumns: ["id"]
          },
        ]
      }
      enclave_parties: {
        Row: {
          enclave_id: string
          name: string
          office_id: string | null
          organisation_id: string
          role: Database["public"]["Enums"]["enclave_role"]
        }
        Insert: {
          enclave_id: string
          name: string
          office_id?: string | null
          organisation_id: string
          role: Database["public"]["Enums"]["enclave_role"]
        }
        Update: {
          enclave_id?: string
          name?: string
          office_id?: string | null
          organisation_id?: string
          role?: Database["public"]["Enums"]["enclave_role"]
        }
        Relationships: [
          {
            foreignKeyName: "enclave_parties_enclave_id_fkey"
            columns: ["enclave_id"]
            isOneToOne: false
            referencedRelation: "enclaves"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "enclave_parties_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "enclave_parties_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      enclave_reservations: {
        Row: {
          enclave_id: string
          organisation_id: string
          saved_at: string
          typed: NonNullable<Json>
        }
        Insert: {
          enclave_id: string
          organisation_id: string
          saved_at?: string
          typed: NonNullable<Json>
        }
        Update: {
          enclave_id?: string
          organisation_id?: string
          saved_at?: string
          typed?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "enclave_reservations_enclave_id_fkey"
            columns: ["enclave_id"]
            isOneToOne: false
            referencedRelation: "enclaves"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "enclave_reservations_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      enclave_terms: {
        Row: {
          agreed_at: string | null
          document: string
          enclave_id: string
          from_year: number
          hash: string
          id: string
          law: NonNullable<Json>
          note: string
          number: number
          proposed_at: string
          proposed_by: string | null
          proposed_by_name: string
          proposed_for: string
        }
        Insert: {
          agreed_at?: string | null
          document: string
          enclave_id: string
          from_year?: number
          hash: string
          id?: string
          law: NonNullable<Json>
          note?: string
          number: number
          proposed_at?: string
          proposed_by?: string | null
          proposed_by_name: string
          proposed_for: string
        }
        Update: {
          agreed_at?: string | null
          document?: string
          enclave_id?: string
          from_year?: number
          hash?: string
          id?: string
          law?: NonNullable<Json>
          note?: string
          number?: number
          proposed_at?: string
          proposed_by?: string | null
          proposed_by_name?: string
          proposed_for?: string
        }
        Relationships: [
          {
            foreignKeyName: "enclave_terms_enclave_id_fkey"
            columns: ["enclave_id"]
            isOneToOne: false
            referencedRelation: "enclaves"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "enclave_terms_proposed_for_fkey"
            columns: ["proposed_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      enclaves: {
        Row: {
          created_at: string
          created_by: string | null
          created_by_name: string
          dropped_why: string | null
          id: string
          is_sample: boolean
          kind: Database["public"]["Enums"]["enclave_kind"]
          name: string
          number: number
          place_code: string
          proposal_id: string | null
          status: Database["public"]["Enums"]["enclave_status"]
        }
        Insert: {
          created_at?: string
          created_by?: string | null
          created_by_name: string
          dropped_why?: string | null
          id?: string
          is_sample?: boolean
          kind: Database["public"]["Enums"]["enclave_kind"]
          name: string
          number?: never
          place_code: string
          proposal_id?: string | null
          status?: Database["public"]["Enums"]["enclave_status"]
        }
        Update: {
          created_at?: string
          created_by?: string | null
          created_by_name?: string
          dropped_why?: string | null
          id?: string
          is_sample?: boolean
          kind?: Database["public"]["Enums"]["enclave_kind"]
          name?: string
          number?: never
          place_code?: string
          proposal_id?: string | null
          status?: Database["public"]["Enums"]["enclave_status"]
        }
        Relationships: [
          {
            foreignKeyName: "enclaves_place_code_fkey"
            columns: ["place_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "enclaves_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      exchanges: {
        Row: {
          closed_why: string | null
          created_at: string
          east_office_id: string
          ends_before: string
          id: string
          is_sample: boolean
          max_difference: number | null
          name: string
          offered_by: string
          purpose: string
          starts_on: string
          status: Database["public"]["Enums"]["exchange_status"]
          west_office_id: string
        }
        Insert: {
          closed_why?: string | null
          created_at?: string
          east_office_id: string
          ends_before: string
          id?: string
          is_sample?: boolean
          max_difference?: number | null
          name: string
          offered_by: string
          purpose: string
          starts_on: string
          status?: Database["public"]["Enums"]["exchange_status"]
          west_office_id: string
        }
        Update: {
          closed_why?: string | null
          created_at?: string
          east_office_id?: string
          ends_before?: string
          id?: string
          is_sample?: boolean
          max_difference?: number | null
          name?: string
          offered_by?: string
          purpose?: string
          starts_on?: string
          status?: Database["public"]["Enums"]["exchange_status"]
          west_office_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "exchanges_east_office_id_fkey"
            columns: ["east_office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "exchanges_west_office_id_fkey"
            columns: ["west_office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      factor_stocks: {
        Row: {
          ceiling: number | null
          dimension: string
          factor: Database["public"]["Enums"]["factor_kind"]
          listing_id: string
          offered: number | null
          promised: number
        }
        Insert: {
          ceiling?: number | null
          dimension: string
          factor: Database["public"]["Enums"]["factor_kind"]
          listing_id: string
          offered?: number | null
          promised?: number
        }
        Update: {
          ceiling?: number | null
          dimension?: string
          factor?: Database["public"]["Enums"]["factor_kind"]
          listing_id?: string
          offered?: number | null
          promised?: number
        }
        Relationships: [
          {
            foreignKeyName: "factor_stocks_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      fiscal_parameters: {
        Row: {
          code: string
          confidence: Database["public"]["Enums"]["confidence"]
          source: string
          source_url: string | null
          start_assumed: boolean
          unit: Database["public"]["Enums"]["parameter_unit"]
          valid_from: string
          valid_until: string | null
          value: number
        }
        Insert: {
          code: string
          confidence: Database["public"]["Enums"]["confidence"]
          source: string
          source_url?: string | null
          start_assumed: boolean
          unit: Database["public"]["Enums"]["parameter_unit"]
          valid_from: string
          valid_until?: string | null
          value: number
        }
        Update: {
          code?: string
          confidence?: Database["public"]["Enums"]["confidence"]
          source?: string
          source_url?: string | null
          start_assumed?: boolean
          unit?: Database["public"]["Enums"]["parameter_unit"]
          valid_from?: string
          valid_until?: string | null
          value?: number
        }
        Relationships: []
      }
      help_messages: {
        Row: {
          body: string
          id: number
          is_answer: boolean
          organisation_id: string
          request_id: string
          written_at: string
          written_by: string | null
          written_by_name: string
        }
        Insert: {
          body: string
          id?: never
          is_answer: boolean
          organisation_id: string
          request_id: string
          written_at?: string
          written_by?: string | null
          written_by_name: string
        }
        Update: {
          body?: string
          id?: never
          is_answer?: boolean
          organisation_id?: string
          request_id?: string
          written_at?: string
          written_by?: string | null
          written_by_name?: string
        }
        Relationships: [
          {
            foreignKeyName: "help_messages_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "help_messages_request_id_fkey"
            columns: ["request_id"]
            isOneToOne: false
            referencedRelation: "help_requests"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "help_messages_written_by_fkey"
            columns: ["written_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      help_requests: {
        Row: {
          asked_at: string
          asked_by: string | null
          asked_by_name: string
          closed_at: string | null
          id: string
          organisation_id: string
          page: string | null
          page_title: string
          status: Database["public"]["Enums"]["help_status"]
        }
        Insert: {
          asked_at?: string
          asked_by?: string | null
          asked_by_name: string
          closed_at?: string | null
          id?: string
          organisation_id: string
          page?: string | null
          page_title?: string
          status?: Database["public"]["Enums"]["help_status"]
        }
        Update: {
          asked_at?: string
          asked_by?: string | null
          asked_by_name?: string
          closed_at?: string | null
          id?: string
          organisation_id?: string
          page?: string | null
          page_title?: string
          status?: Database["public"]["Enums"]["help_status"]
        }
        Relationships: [
          {
            foreignKeyName: "help_requests_asked_by_fkey"
            columns: ["asked_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "help_requests_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      help_turns: {
        Row: {
          assigned_to: string | null
          assigned_to_name: string | null
          due_at: string
          ended_at: string | null
          how: Database["public"]["Enums"]["help_turn_end"] | null
          id: number
          is_last: boolean
          note: string
          note_by_name: string | null
          office_id: string
          request_id: string
          since: string
          took_minutes: number | null
        }
        Insert: {
          assigned_to?: string | null
          assigned_to_name?: string | null
          due_at: string
          ended_at?: string | null
          how?: Database["public"]["Enums"]["help_turn_end"] | null
          id?: never
          is_last?: boolean
          note?: string
          note_by_name?: string | null
          office_id: string
          request_id: string
          since?: string
          took_minutes?: number | null
        }
        Update: {
          assigned_to?: string | null
          assigned_to_name?: string | null
          due_at?: string
          ended_at?: string | null
          how?: Database["public"]["Enums"]["help_turn_end"] | null
          id?: never
          is_last?: boolean
          note?: string
          note_by_name?: string | null
          office_id?: string
          request_id?: string
          since?: string
          took_minutes?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "help_turns_assigned_to_fkey"
            columns: ["assigned_to"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "help_turns_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "help_turns_request_id_fkey"
            columns: ["request_id"]
            isOneToOne: false
            referencedRelation: "help_requests"
            referencedColumns: ["id"]
          },
        ]
      }
      import_decisions: {
        Row: {
          attempt: number
          clear: number
          comment: string
          credible: number
          decided_at: string
          decided_by: string | null
          decided_by_name: string
          done: number
          finished_at: string | null
          handed_in_until: string
          heartbeat_at: string
          id: string
          import_id: string
          listings: number
          office_id: string
          outcome: Database["public"]["Enums"]["review_outcome"]
          passed_place: number
          specific: number
          told_at: string
          useful: number
        }
        Insert: {
          attempt?: number
          clear: number
          comment?: string
          credible: number
          decided_at?: string
          decided_by?: string | null
          decided_by_name: string
          done?: number
          finished_at?: string | null
          handed_in_until: string
          heartbeat_at?: string
          id?: string
          import_id: string
          listings: number
          office_id: string
          outcome: Database["public"]["Enums"]["review_outcome"]
          passed_place?: number
          specific: number
          told_at?: string
          useful: number
        }
        Update: {
          attempt?: number
          clear?: number
          comment?: string
          credible?: number
          decided_at?: string
          decided_by?: string | null
          decided_by_name?: string
          done?: number
          finished_at?: string | null
          handed_in_until?: string
          heartbeat_at?: string
          id?: string
          import_id?: string
          listings?: number
          office_id?: string
          outcome?: Database["public"]["Enums"]["review_outcome"]
          passed_place?: number
          specific?: number
          told_at?: string
          useful?: number
        }
        Relationships: [
          {
            foreignKeyName: "import_decisions_decided_by_fkey"
            columns: ["decided_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "import_decisions_import_id_fkey"
            columns: ["import_id"]
            isOneToOne: false
            referencedRelation: "imports"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "import_decisions_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      import_mappings: {
        Row: {
          header_hash: string
          mapping: NonNullable<Json>
          organisation_id: string
          saved_at: string
          saved_by: string | null
        }
        Insert: {
          header_hash: string
          mapping: NonNullable<Json>
          organisation_id: string
          saved_at?: string
          saved_by?: string | null
        }
        Update: {
          header_hash?: string
          mapping?: NonNullable<Json>
          organisation_id?: string
          saved_at?: string
          saved_by?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "import_mappings_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "import_mappings_saved_by_fkey"
            columns: ["saved_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      import_rows: {
        Row: {
          action: Database["public"]["Enums"]["import_action"]
          cells: Json | null
          confidential: Json | null
          consent_id: string | null
          content: Json | null
          faults: NonNullable<Json>
          from_row: number
          import_id: string
          left_out: boolean
          listing_id: string | null
          organisation: Json | null
          organisation_id: string | null
          organisation_name: string
          outcome: Database["public"]["Enums"]["import_outcome"] | null
          position: number
          previous: Json | null
          ref: string | null
          seen_revision: number
          seen_version: number
          taken_revision: number | null
          title: string
          to_row: number
          typed: NonNullable<Json>
        }
        Insert: {
          action: Database["public"]["Enums"]["import_action"]
          cells?: Json | null
          confidential?: Json | null
          consent_id?: string | null
          content?: Json | null
          faults?: NonNullable<Json>
          from_row: number
          import_id: string
          left_out?: boolean
          listing_id?: string | null
          organisation?: Json | null
          organisation_id?: string | null
          organisation_name?: string
          outcome?: Database["public"]["Enums"]["import_outcome"] | null
          position: number
          previous?: Json | null
          ref?: string | null
          seen_revision?: number
          seen_version?: number
          taken_revision?: number | null
          title?: string
          to_row: number
          typed: NonNullable<Json>
        }
        Update: {
          action?: Database["public"]["Enums"]["import_action"]
          cells?: Json | null
          confidential?: Json | null
          consent_id?: string | null
          content?: Json | null
          faults?: NonNullable<Json>
          from_row?: number
          import_id?: string
          left_out?: boolean
          listing_id?: string | null
          organisation?: Json | null
          organisation_id?: string | null
          organisation_name?: string
          outcome?: Database["public"]["Enums"]["import_outcome"] | null
          position?: number
          previous?: Json | null
          ref?: string | null
          seen_revision?: number
          seen_version?: number
          taken_revision?: number | null
          title?: string
          to_row?: number
          typed?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "import_rows_import_id_fkey"
            columns: ["import_id"]
            isOneToOne: false
            referencedRelation: "imports"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "import_rows_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "import_rows_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      imports: {
        Row: {
          accepted_at: string | null
          accepted_by: string | null
          attempt: number
          created_at: string
          created_by: string | null
          created_by_name: string
          file_bytes: number
          file_hash: string
          file_name: string
          format: string | null
          heartbeat_at: string
          id: string
          layout: Json | null
          left_out_before: string[]
          mapping: Json | null
          organisation_id: string
          refusal: string | null
          rows_read: number
          skipped: NonNullable<Json>
          status: Database["public"]["Enums"]["import_status"]
          undo_all_edited: boolean
          undo_also: string[]
          undone_at: string | null
          work: Database["public"]["Enums"]["import_work"] | null
          work_done: number
          work_passed_over: number
          work_place: number
          work_since: string | null
          work_total: number
        }
        Insert: {
          accepted_at?: string | null
          accepted_by?: string | null
          attempt?: number
          created_at?: string
          created_by?: string | null
          created_by_name: string
          file_bytes: number
          file_hash: string
          file_name: string
          format?: string | null
          heartbeat_at?: string
          id?: string
          layout?: Json | null
          left_out_before?: string[]
          mapping?: Json | null
          organisation_id: string
          refusal?: string | null
          rows_read?: number
          skipped?: NonNullable<Json>
          status?: Database["public"]["Enums"]["import_status"]
          undo_all_edited?: boolean
          undo_also?: string[]
          undone_at?: string | null
          work?: Database["public"]["Enums"]["import_work"] | null
          work_done?: number
          work_passed_over?: number
          work_place?: number
          work_since?: string | null
          work_total?: number
        }
        Update: {
          accepted_at?: string | null
          accepted_by?: string | null
          attempt?: number
          created_at?: string
          created_by?: string | null
          created_by_name?: string
          file_bytes?: number
          file_hash?: string
          file_name?: string
          format?: string | null
          heartbeat_at?: string
          id?: string
          layout?: Json | null
          left_out_before?: string[]
          mapping?: Json | null
          organisation_id?: string
          refusal?: string | null
          rows_read?: number
          skipped?: NonNullable<Json>
          status?: Database["public"]["Enums"]["import_status"]
          undo_all_edited?: boolean
          undo_also?: string[]
          undone_at?: string | null
          work?: Database["public"]["Enums"]["import_work"] | null
          work_done?: number
          work_passed_over?: number
          work_place?: number
          work_since?: string | null
          work_total?: number
        }
        Relationships: [
          {
            foreignKeyName: "imports_accepted_by_fkey"
            columns: ["accepted_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "imports_created_by_fkey"
            columns: ["created_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "imports_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      industries: {
        Row: {
          code: string
          level: Database["public"]["Enums"]["industry_level"]
          name: string
          name_en: string | null
          parent_code: string | null
        }
        Insert: {
          code: string
          level: Database["public"]["Enums"]["industry_level"]
          name: string
          name_en?: string | null
          parent_code?: string | null
        }
        Update: {
          code?: string
          level?: Database["public"]["Enums"]["industry_level"]
          name?: string
          name_en?: string | null
          parent_code?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "industries_parent_code_fkey"
            columns: ["parent_code"]
            isOneToOne: false
            referencedRelation: "industries"
            referencedColumns: ["code"]
          },
        ]
      }
      invitations: {
        Row: {
          accepted_by: string | null
          answered_at: string | null
          created_at: string
          email: string
          expires_at: string
          id: string
          invited_by: string | null
          invited_by_organisation_id: string
          is_manager: boolean
          organisation_id: string
          role: Database["public"]["Enums"]["member_role"]
          status: Database["public"]["Enums"]["invitation_status"]
        }
        Insert: {
          accepted_by?: string | null
          answered_at?: string | null
          created_at?: string
          email: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          invited_by_organisation_id: string
          is_manager?: boolean
          organisation_id: string
          role: Database["public"]["Enums"]["member_role"]
          status?: Database["public"]["Enums"]["invitation_status"]
        }
        Update: {
          accepted_by?: string | null
          answered_at?: string | null
          created_at?: string
          email?: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          invited_by_organisation_id?: string
          is_manager?: boolean
          organisation_id?: string
          role?: Database["public"]["Enums"]["member_role"]
          status?: Database["public"]["Enums"]["invitation_status"]
        }
        Relationships: [
          {
            foreignKeyName: "invitations_invited_by_fkey"
            columns: ["invited_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "invitations_invited_by_organisation_id_fkey"
            columns: ["invited_by_organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "invitations_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_attachments: {
        Row: {
          bytes: number
          id: string
          is_public: boolean
          kind: Database["public"]["Enums"]["attachment_kind"]
          listing_id: string
          media_type: string
          name: string
          path: string
          shown_since: string | null
          uploaded_at: string
          uploaded_by: string
        }
        Insert: {
          bytes: number
          id?: string
          is_public?: boolean
          kind: Database["public"]["Enums"]["attachment_kind"]
          listing_id: string
          media_type: string
          name: string
          path: string
          shown_since?: string | null
          uploaded_at?: string
          uploaded_by: string
        }
        Update: {
          bytes?: number
          id?: string
          is_public?: boolean
          kind?: Database["public"]["Enums"]["attachment_kind"]
          listing_id?: string
          media_type?: string
          name?: string
          path?: string
          shown_since?: string | null
          uploaded_at?: string
          uploaded_by?: string
        }
        Relationships: [
          {
            foreignKeyName: "listing_attachments_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_confidential: {
        Row: {
          listing_id: string
          offers: NonNullable<Json>
          seeks: NonNullable<Json>
          text: string
        }
        Insert: {
          listing_id: string
          offers?: NonNullable<Json>
          seeks?: NonNullable<Json>
          text?: string
        }
        Update: {
          listing_id?: string
          offers?: NonNullable<Json>
          seeks?: NonNullable<Json>
          text?: string
        }
        Relationships: [
          {
            foreignKeyName: "listing_confidential_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: true
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_disclosures: {
        Row: {
          disclosed_at: string
          disclosed_by: string | null
          listing_id: string
          organisation_id: string
        }
        Insert: {
          disclosed_at?: string
          disclosed_by?: string | null
          listing_id: string
          organisation_id: string
        }
        Update: {
          disclosed_at?: string
          disclosed_by?: string | null
          listing_id?: string
          organisation_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "listing_disclosures_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "listing_disclosures_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_drafts: {
        Row: {
          base_revision: number
          confidential: Json | null
          content: Json | null
          import_id: string | null
          is_big: boolean | null
          listing_id: string
          revision: number
          saved_at: string
          saved_by: string | null
          submitted_at: string | null
          submitted_by: string | null
          typed: NonNullable<Json>
          why: string | null
        }
        Insert: {
          base_revision?: number
          confidential?: Json | null
          content?: Json | null
          import_id?: string | null
          is_big?: never
          listing_id: string
          revision?: number
          saved_at?: string
          saved_by?: string | null
          submitted_at?: string | null
          submitted_by?: string | null
          typed: NonNullable<Json>
          why?: string | null
        }
        Update: {
          base_revision?: number
          confidential?: Json | null
          content?: Json | null
          import_id?: string | null
          is_big?: never
          listing_id?: string
          revision?: number
          saved_at?: string
          saved_by?: string | null
          submitted_at?: string | null
          submitted_by?: string | null
          typed?: NonNullable<Json>
          why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "listing_drafts_import_id_fkey"
            columns: ["import_id"]
            isOneToOne: false
            referencedRelation: "imports"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "listing_drafts_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: true
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_factors: {
        Row: {
          available_from: string | null
          available_until: string | null
          description: string
          details: Json | null
          direction: Database["public"]["Enums"]["factor_direction"]
          essential: boolean
          factor: Database["public"]["Enums"]["factor_kind"]
          listing_id: string
          position: number
          quantity: number | null
          unit: Database["public"]["Enums"]["factor_unit"] | null
        }
        Insert: {
          available_from?: string | null
          available_until?: string | null
          description: string
          details?: Json | null
          direction: Database["public"]["Enums"]["factor_direction"]
          essential?: boolean
          factor: Database["public"]["Enums"]["factor_kind"]
          listing_id: string
          position: number
          quantity?: number | null
          unit?: Database["public"]["Enums"]["factor_unit"] | null
        }
        Update: {
          available_from?: string | null
          available_until?: string | null
          description?: string
          details?: Json | null
          direction?: Database["public"]["Enums"]["factor_direction"]
          essential?: boolean
          factor?: Database["public"]["Enums"]["factor_kind"]
          listing_id?: string
          position?: number
          quantity?: number | null
          unit?: Database["public"]["Enums"]["factor_unit"] | null
        }
        Relationships: [
          {
            foreignKeyName: "listing_factors_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_industries: {
        Row: {
          coarse_code: string
          industry_code: string
          listing_id: string
          position: number
        }
        Insert: {
          coarse_code?: never
          industry_code: string
          listing_id: string
          position: number
        }
        Update: {
          coarse_code?: never
          industry_code?: string
          listing_id?: string
          position?: number
        }
        Relationships: [
          {
            foreignKeyName: "listing_industries_coarse_code_fkey"
            columns: ["coarse_code"]
            isOneToOne: false
            referencedRelation: "industries"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "listing_industries_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_reviews: {
        Row: {
          clear: number
          comment: string
          credible: number
          decision_id: string | null
          draft_revision: number
          id: string
          listing_id: string
          office_id: string
          outcome: Database["public"]["Enums"]["review_outcome"]
          reviewed_at: string
          reviewed_by: string
          reviewed_by_name: string
          specific: number
          useful: number
        }
        Insert: {
          clear: number
          comment?: string
          credible: number
          decision_id?: string | null
          draft_revision: number
          id?: string
          listing_id: string
          office_id: string
          outcome: Database["public"]["Enums"]["review_outcome"]
          reviewed_at?: string
          reviewed_by: string
          reviewed_by_name: string
          specific: number
          useful: number
        }
        Update: {
          clear?: number
          comment?: string
          credible?: number
          decision_id?: string | null
          draft_revision?: number
          id?: string
          listing_id?: string
          office_id?: string
          outcome?: Database["public"]["Enums"]["review_outcome"]
          reviewed_at?: string
          reviewed_by?: string
          reviewed_by_name?: string
          specific?: number
          useful?: number
        }
        Relationships: [
          {
            foreignKeyName: "listing_reviews_decision_id_fkey"
            columns: ["decision_id"]
            isOneToOne: false
            referencedRelation: "import_decisions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "listing_reviews_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "listing_reviews_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      listing_transitions: {
        Row: {
          actor: Database["public"]["Enums"]["listing_actor"]
          from_status: Database["public"]["Enums"]["listing_status"]
          to_status: Database["public"]["Enums"]["listing_status"]
          verb: Database["public"]["Enums"]["listing_verb"]
        }
        Insert: {
          actor: Database["public"]["Enums"]["listing_actor"]
          from_status: Database["public"]["Enums"]["listing_status"]
          to_status: Database["public"]["Enums"]["listing_status"]
          verb: Database["public"]["Enums"]["listing_verb"]
        }
        Update: {
          actor?: Database["public"]["Enums"]["listing_actor"]
          from_status?: Database["public"]["Enums"]["listing_status"]
          to_status?: Database["public"]["Enums"]["listing_status"]
          verb?: Database["public"]["Enums"]["listing_verb"]
        }
        Relationships: []
      }
      listing_versions: {
        Row: {
          approved_at: string
          approved_by: string | null
          approved_by_name: string | null
          confidential: NonNullable<Json>
          content: NonNullable<Json>
          listing_id: string
          number: number
          submitted_by: string | null
          submitted_by_name: string | null
          why: string | null
        }
        Insert: {
          approved_at?: string
          approved_by?: string | null
          approved_by_name?: string | null
          confidential: NonNullable<Json>
          content: NonNullable<Json>
          listing_id: string
          number: number
          submitted_by?: string | null
          submitted_by_name?: string | null
          why?: string | null
        }
        Update: {
          approved_at?: string
          approved_by?: string | null
          approved_by_name?: string | null
          confidential?: NonNullable<Json>
          content?: NonNullable<Json>
          listing_id?: string
          number?: number
          submitted_by?: string | null
          submitted_by_name?: string | null
          why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "listing_versions_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      listings: {
        Row: {
          closing_note: string | null
          consent_id: string | null
          created_at: string
          created_by: string | null
          expires_on: string | null
          id: string
          import_id: string | null
          is_sample: boolean
          organisation_id: string
          origin: string
          published_at: string | null
          ref: string
          reminded_days: number | null
          revision: number
          status: Database["public"]["Enums"]["listing_status"]
          summary: string
          title: string
          updated_at: string
          year: number | null
        }
        Insert: {
          closing_note?: string | null
          consent_id?: string | null
          created_at?: string
          created_by?: string | null
          expires_on?: string | null
          id?: string
          import_id?: string | null
          is_sample?: boolean
          organisation_id: string
          origin?: string
          published_at?: string | null
          ref: string
          reminded_days?: number | null
          revision?: number
          status?: Database["public"]["Enums"]["listing_status"]
          summary?: string
          title: string
          updated_at?: string
          year?: number | null
        }
        Update: {
          closing_note?: string | null
          consent_id?: string | null
          created_at?: string
          created_by?: string | null
          expires_on?: string | null
          id?: string
          import_id?: string | null
          is_sample?: boolean
          organisation_id?: string
          origin?: string
          published_at?: string | null
          ref?: string
          reminded_days?: number | null
          revision?: number
          status?: Database["public"]["Enums"]["listing_status"]
          summary?: string
          title?: string
          updated_at?: string
          year?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "listings_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      mails: {
        Row: {
          attempts: number
          body: string
          created_at: string
          fault: string | null
          id: number
          next_try_at: string
          sent_at: string | null
          subject: string
          to_email: string
        }
        Insert: {
          attempts?: number
          body: string
          created_at?: string
          fault?: string | null
          id?: never
          next_try_at?: string
          sent_at?: string | null
          subject: string
          to_email: string
        }
        Update: {
          attempts?: number
          body?: string
          created_at?: string
          fault?: string | null
          id?: never
          next_try_at?: string
          sent_at?: string | null
          subject?: string
          to_email?: string
        }
        Relationships: []
      }
      memberships: {
        Row: {
          created_at: string
          disabled_at: string | null
          is_manager: boolean
          organisation_id: string
          organisation_kind: Database["public"]["Enums"]["organisation_kind"]
          role: Database["public"]["Enums"]["member_role"]
          user_id: string
        }
        Insert: {
          created_at?: string
          disabled_at?: string | null
          is_manager?: boolean
          organisation_id: string
          organisation_kind: Database["public"]["Enums"]["organisation_kind"]
          role: Database["public"]["Enums"]["member_role"]
          user_id: string
        }
        Update: {
          created_at?: string
          disabled_at?: string | null
          is_manager?: boolean
          organisation_id?: string
          organisation_kind?: Database["public"]["Enums"]["organisation_kind"]
          role?: Database["public"]["Enums"]["member_role"]
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "memberships_organisation_id_organisation_kind_fkey"
            columns: ["organisation_id", "organisation_kind"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id", "kind"]
          },
          {
            foreignKeyName: "memberships_user_id_fkey"
            columns: ["user_id"]
            isOneToOne: true
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      milestone_moves: {
        Row: {
          acting_for: string | null
          at: string
          by_id: string | null
          by_name: string | null
          from_day: string
          id: number
          number: number
          proposal_id: string
          to_day: string
          why: string
        }
        Insert: {
          acting_for?: string | null
          at?: string
          by_id?: string | null
          by_name?: string | null
          from_day: string
          id?: never
          number: number
          proposal_id: string
          to_day: string
          why: string
        }
        Update: {
          acting_for?: string | null
          at?: string
          by_id?: string | null
          by_name?: string | null
          from_day?: string
          id?: never
          number?: number
          proposal_id?: string
          to_day?: string
          why?: string
        }
        Relationships: [
          {
            foreignKeyName: "milestone_moves_acting_for_fkey"
            columns: ["acting_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "milestone_moves_proposal_id_number_fkey"
            columns: ["proposal_id", "number"]
            isOneToOne: false
            referencedRelation: "milestones"
            referencedColumns: ["proposal_id", "number"]
          },
        ]
      }
      milestones: {
        Row: {
          added_at: string
          added_by_name: string | null
          alerted: number
          done_by_name: string | null
          done_on: string | null
          done_words: string
          due_on: string
          kind: Database["public"]["Enums"]["milestone_kind"]
          number: number
          owner_id: string
          proposal_id: string
          title: string
        }
        Insert: {
          added_at?: string
          added_by_name?: string | null
          alerted?: number
          done_by_name?: string | null
          done_on?: string | null
          done_words?: string
          due_on: string
          kind: Database["public"]["Enums"]["milestone_kind"]
          number: number
          owner_id: string
          proposal_id: string
          title: string
        }
        Update: {
          added_at?: string
          added_by_name?: string | null
          alerted?: number
          done_by_name?: string | null
          done_on?: string | null
          done_words?: string
          due_on?: string
          kind?: Database["public"]["Enums"]["milestone_kind"]
          number?: number
          owner_id?: string
          proposal_id?: string
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "milestones_owner_id_fkey"
            columns: ["owner_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "milestones_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      notice_settings: {
        Row: {
          choices: NonNullable<Json>
          locale: string
          mail: Database["public"]["Enums"]["notice_mail"]
          mailed_at: string
          mailed_up_to: number
          muted: string[]
          quiet_from: number
          quiet_until: number
          soon_up_to: number
          user_id: string
        }
        Insert: {
          choices?: NonNullable<Json>
          locale?: string
          mail?: Database["public"]["Enums"]["notice_mail"]
          mailed_at?: string
          mailed_up_to?: number
          muted?: string[]
          quiet_from?: number
          quiet_until?: number
          soon_up_to?: number
          user_id: string
        }
        Update: {
          choices?: NonNullable<Json>
          locale?: string
          mail?: Database["public"]["Enums"]["notice_mail"]
          mailed_at?: string
          mailed_up_to?: number
          muted?: string[]
          quiet_from?: number
          quiet_until?: number
          soon_up_to?: number
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "notice_settings_user_id_fkey"
            columns: ["user_id"]
            isOneToOne: true
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      notifications: {
        Row: {
          created_at: string
          data: NonNullable<Json>
          href: string | null
          id: number
          kind: string
          organisation_id: string
          read_at: string | null
          read_by: string | null
          user_id: string | null
        }
        Insert: {
          created_at?: string
          data?: NonNullable<Json>
          href?: string | null
          id?: never
          kind: string
          organisation_id: string
          read_at?: string | null
          read_by?: string | null
          user_id?: string | null
        }
        Update: {
          created_at?: string
          data?: NonNullable<Json>
          href?: string | null
          id?: never
          kind?: string
          organisation_id?: string
          read_at?: string | null
          read_by?: string | null
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "notifications_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "notifications_user_id_fkey"
            columns: ["user_id"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      office_contacts: {
        Row: {
          answer_hours: number
          email: string
          organisation_id: string
          person_name: string
          phone: string
        }
        Insert: {
          answer_hours: number
          email: string
          organisation_id: string
          person_name: string
          phone: string
        }
        Update: {
          answer_hours?: number
          email?: string
          organisation_id?: string
          person_name?: string
          phone?: string
        }
        Relationships: [
          {
            foreignKeyName: "office_contacts_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: true
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      open_proposal_counts: {
        Row: {
          open: number
          organisation_id: string
        }
        Insert: {
          open: number
          organisation_id: string
        }
        Update: {
          open?: number
          organisation_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "open_proposal_counts_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: true
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      organisation_contacts: {
        Row: {
          email: string
          organisation_id: string
          person_name: string
          phone: string
          position: number
          post: string
        }
        Insert: {
          email?: string
          organisation_id: string
          person_name: string
          phone?: string
          position: number
          post?: string
        }
        Update: {
          email?: string
          organisation_id?: string
          person_name?: string
          phone?: string
          position?: number
          post?: string
        }
        Relationships: [
          {
            foreignKeyName: "organisation_contacts_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      organisation_evidence: {
        Row: {
          id: string
          kind: Database["public"]["Enums"]["evidence_kind"]
          media_type: string
          object_name: string
          organisation_id: string
          size: number
          title: string
          uploaded_at: string
          uploaded_by: string | null
          verification_id: string | null
        }
        Insert: {
          id?: string
          kind: Database["public"]["Enums"]["evidence_kind"]
          media_type: string
          object_name: string
          organisation_id: string
          size: number
          title: string
          uploaded_at?: string
          uploaded_by?: string | null
          verification_id?: string | null
        }
        Update: {
          id?: string
          kind?: Database["public"]["Enums"]["evidence_kind"]
          media_type?: string
          object_name?: string
          organisation_id?: string
          size?: number
          title?: string
          uploaded_at?: string
          uploaded_by?: string | null
          verification_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "organisation_evidence_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "organisation_evidence_uploaded_by_fkey"
            columns: ["uploaded_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "organisation_evidence_verification_id_fkey"
            columns: ["verification_id"]
            isOneToOne: false
            referencedRelation: "organisation_verifications"
            referencedColumns: ["id"]
          },
        ]
      }
      organisation_verifications: {
        Row: {
          answered_at: string | null
          answered_by: string | null
          answered_by_organisation_id: string | null
          asked_at: string
          asked_by: string | null
          comment: string
          credit_code: string
          id: string
          name: string
          note: string
          organisation_id: string
          status: Database["public"]["Enums"]["verification_status"]
        }
        Insert: {
          answered_at?: string | null
          answered_by?: string | null
          answered_by_organisation_id?: string | null
          asked_at?: string
          asked_by?: string | null
          comment?: string
          credit_code: string
          id?: string
          name: string
          note?: string
          organisation_id: string
          status?: Database["public"]["Enums"]["verification_status"]
        }
        Update: {
          answered_at?: string | null
          answered_by?: string | null
          answered_by_organisation_id?: string | null
          asked_at?: string
          asked_by?: string | null
          comment?: string
          credit_code?: string
          id?: string
          name?: string
          note?: string
          organisation_id?: string
          status?: Database["public"]["Enums"]["verification_status"]
        }
        Relationships: [
          {
            foreignKeyName: "organisation_verifications_answered_by_fkey"
            columns: ["answered_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "organisation_verifications_answered_by_organisation_id_fkey"
            columns: ["answered_by_organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "organisation_verifications_asked_by_fkey"
            columns: ["asked_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "organisation_verifications_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      organisations: {
        Row: {
          address: string
          created_at: string
          credit_code: string | null
          description: string
          id: string
          is_sample: boolean
          kind: Database["public"]["Enums"]["organisation_kind"]
          name: string
          region_code: string | null
          revision: number
          updated_at: string
          verified_at: string | null
          verified_by_id: string | null
          website: string
        }
        Insert: {
          address?: string
          created_at?: string
          credit_code?: string | null
          description?: string
          id?: string
          is_sample?: boolean
          kind: Database["public"]["Enums"]["organisation_kind"]
          name: string
          region_code?: string | null
          revision?: number
          updated_at?: string
          verified_at?: string | null
          verified_by_id?: string | null
          website?: string
        }
        Update: {
          address?: string
          created_at?: string
          credit_code?: string | null
          description?: string
          id?: string
          is_sample?: boolean
          kind?: Database["public"]["Enums"]["organisation_kind"]
          name?: string
          region_code?: string | null
          revision?: number
          updated_at?: string
          verified_at?: string | null
          verified_by_id?: string | null
          website?: string
        }
        Relationships: [
          {
            foreignKeyName: "organisations_region_code_fkey"
            columns: ["region_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "organisations_verified_by_id_fkey"
            columns: ["verified_by_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      own_pairings: {
        Row: {
          confidence: Database["public"]["Enums"]["confidence"]
          east_code: string
          id: string
          level: Database["public"]["Enums"]["region_level"]
          office_id: string
          recorded_at: string
          recorded_by: string | null
          source: string
          source_url: string | null
          system: Database["public"]["Enums"]["pairing_system"]
          valid_from: string
          valid_until: string | null
          west_code: string
        }
        Insert: {
          confidence: Database["public"]["Enums"]["confidence"]
          east_code: string
          id: string
          level: Database["public"]["Enums"]["region_level"]
          office_id: string
          recorded_at?: string
          recorded_by?: string | null
          source: string
          source_url?: string | null
          system: Database["public"]["Enums"]["pairing_system"]
          valid_from: string
          valid_until?: string | null
          west_code: string
        }
        Update: {
          confidence?: Database["public"]["Enums"]["confidence"]
          east_code?: string
          id?: string
          level?: Database["public"]["Enums"]["region_level"]
          office_id?: string
          recorded_at?: string
          recorded_by?: string | null
          source?: string
          source_url?: string | null
          system?: Database["public"]["Enums"]["pairing_system"]
          valid_from?: string
          valid_until?: string | null
          west_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "own_pairings_east_code_fkey"
            columns: ["east_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "own_pairings_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "own_pairings_recorded_by_fkey"
            columns: ["recorded_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "own_pairings_west_code_level_fkey"
            columns: ["west_code", "level"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code", "level"]
          },
        ]
      }
      own_parameters: {
        Row: {
          code: string
          confidence: Database["public"]["Enums"]["confidence"]
          office_id: string
          recorded_at: string
          recorded_by: string | null
          source: string
          source_url: string | null
          unit: Database["public"]["Enums"]["parameter_unit"]
          valid_from: string
          valid_until: string | null
          value: number
        }
        Insert: {
          code: string
          confidence: Database["public"]["Enums"]["confidence"]
          office_id: string
          recorded_at?: string
          recorded_by?: string | null
          source: string
          source_url?: string | null
          unit: Database["public"]["Enums"]["parameter_unit"]
          valid_from: string
          valid_until?: string | null
          value: number
        }
        Update: {
          code?: string
          confidence?: Database["public"]["Enums"]["confidence"]
          office_id?: string
          recorded_at?: string
          recorded_by?: string | null
          source?: string
          source_url?: string | null
          unit?: Database["public"]["Enums"]["parameter_unit"]
          valid_from?: string
          valid_until?: string | null
          value?: number
        }
        Relationships: [
          {
            foreignKeyName: "own_parameters_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "own_parameters_recorded_by_fkey"
            columns: ["recorded_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      own_schemes: {
        Row: {
          code: string
          conditions: string
          confidence: Database["public"]["Enums"]["confidence"]
          counts_from_months: number | null
          direction: Database["public"]["Enums"]["exchange_direction"]
          ladder: Database["public"]["Enums"]["secondment_ladder"] | null
          months_allowed: number[] | null
          months_max: number
          months_min: number
          name: string
          office_id: string
          recorded_at: string
          recorded_by: string | null
          source: string
          source_url: string | null
          valid_from: string
          valid_until: string | null
        }
        Insert: {
          code: string
          conditions?: string
          confidence: Database["public"]["Enums"]["confidence"]
          counts_from_months?: number | null
          direction: Database["public"]["Enums"]["exchange_direction"]
          ladder?: Database["public"]["Enums"]["secondment_ladder"] | null
          months_allowed?: number[] | null
          months_max: number
          months_min: number
          name: string
          office_id: string
          recorded_at?: string
          recorded_by?: string | null
          source: string
          source_url?: string | null
          valid_from: string
          valid_until?: string | null
        }
        Update: {
          code?: string
          conditions?: string
          confidence?: Database["public"]["Enums"]["confidence"]
          counts_from_months?: number | null
          direction?: Database["public"]["Enums"]["exchange_direction"]
          ladder?: Database["public"]["Enums"]["secondment_ladder"] | null
          months_allowed?: number[] | null
          months_max?: number
          months_min?: number
          name?: string
          office_id?: string
          recorded_at?: string
          recorded_by?: string | null
          source?: string
          source_url?: string | null
          valid_from?: string
          valid_until?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "own_schemes_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "own_schemes_recorded_by_fkey"
            columns: ["recorded_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      pairings: {
        Row: {
          confidence: Database["public"]["Enums"]["confidence"]
          east_code: string
          id: string
          level: Database["public"]["Enums"]["region_level"]
          source: string
          source_url: string | null
          start_assumed: boolean
          system: Database["public"]["Enums"]["pairing_system"]
          valid_from: string
          valid_until: string | null
          west_code: string
        }
        Insert: {
          confidence: Database["public"]["Enums"]["confidence"]
          east_code: string
          id: string
          level: Database["public"]["Enums"]["region_level"]
          source: string
          source_url?: string | null
          start_assumed: boolean
          system: Database["public"]["Enums"]["pairing_system"]
          valid_from: string
          valid_until?: string | null
          west_code: string
        }
        Update: {
          confidence?: Database["public"]["Enums"]["confidence"]
          east_code?: string
          id?: string
          level?: Database["public"]["Enums"]["region_level"]
          source?: string
          source_url?: string | null
          start_assumed?: boolean
          system?: Database["public"]["Enums"]["pairing_system"]
          valid_from?: string
          valid_until?: string | null
          west_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "pairings_east_code_fkey"
            columns: ["east_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "pairings_west_code_level_fkey"
            columns: ["west_code", "level"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code", "level"]
          },
        ]
      }
      partner_feedback: {
        Row: {
          given_at: string
          given_by: string | null
          given_by_name: string
          listing_id: string
          note: string
          partner_id: string
          reasons: Database["public"]["Enums"]["partner_reason"][]
          verdict: Database["public"]["Enums"]["partner_verdict"]
        }
        Insert: {
          given_at?: string
          given_by?: string | null
          given_by_name: string
          listing_id: string
          note?: string
          partner_id: string
          reasons: Database["public"]["Enums"]["partner_reason"][]
          verdict: Database["public"]["Enums"]["partner_verdict"]
        }
        Update: {
          given_at?: string
          given_by?: string | null
          given_by_name?: string
          listing_id?: string
          note?: string
          partner_id?: string
          reasons?: Database["public"]["Enums"]["partner_reason"][]
          verdict?: Database["public"]["Enums"]["partner_verdict"]
        }
        Relationships: [
          {
            foreignKeyName: "partner_feedback_given_by_fkey"
            columns: ["given_by"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
          {
            foreignKeyName: "partner_feedback_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "partner_feedback_partner_id_fkey"
            columns: ["partner_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      past_memberships: {
        Row: {
          id: number
          organisation_id: string
          role: Database["public"]["Enums"]["member_role"]
          since: string
          until: string
          user_id: string
        }
        Insert: {
          id?: never
          organisation_id: string
          role: Database["public"]["Enums"]["member_role"]
          since: string
          until?: string
          user_id: string
        }
        Update: {
          id?: never
          organisation_id?: string
          role?: Database["public"]["Enums"]["member_role"]
          since?: string
          until?: string
          user_id?: string
        }
        Relationships: []
      }
      people: {
        Row: {
          created_at: string
          display_name: string
          exchange_id: string | null
          forgotten_at: string | null
          hardship_months: number
          id: string
          is_sample: boolean
          joint_with: string | null
          keep_until: string
          ladder: Database["public"]["Enums"]["secondment_ladder"]
          languages: string[]
          last_ended_on: string | null
          level: number
          max_altitude_m: number | null
          months_allowed: number[] | null
          months_max: number
          months_min: number
          office_id: string
          preferences: string
          purpose: string
          ref: string
          revision: number
          specialties: string[]
          title: string
          unit_id: string
          updated_at: string
          wants_to_learn: string
        }
        Insert: {
          created_at?: string
          display_name: string
          exchange_id?: string | null
          forgotten_at?: string | null
          hardship_months?: number
          id?: string
          is_sample?: boolean
          joint_with?: string | null
          keep_until: string
          ladder: Database["public"]["Enums"]["secondment_ladder"]
          languages?: string[]
          last_ended_on?: string | null
          level: number
          max_altitude_m?: number | null
          months_allowed?: number[] | null
          months_max: number
          months_min: number
          office_id: string
          preferences?: string
          purpose: string
          ref: string
          revision?: number
          specialties?: string[]
          title?: string
          unit_id: string
          updated_at?: string
          wants_to_learn?: string
        }
        Update: {
          created_at?: string
          display_name?: string
          exchange_id?: string | null
          forgotten_at?: string | null
          hardship_months?: number
          id?: string
          is_sample?: boolean
          joint_with?: string | null
          keep_until?: string
          ladder?: Database["public"]["Enums"]["secondment_ladder"]
          languages?: string[]
          last_ended_on?: string | null
          level?: number
          max_altitude_m?: number | null
          months_allowed?: number[] | null
          months_max?: number
          months_min?: number
          office_id?: string
          preferences?: string
          purpose?: string
          ref?: string
          revision?: number
          specialties?: string[]
          title?: string
          unit_id?: string
          updated_at?: string
          wants_to_learn?: string
        }
        Relationships: [
          {
            foreignKeyName: "people_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "people_joint_with_fkey"
            columns: ["joint_with"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "people_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "people_unit_id_fkey"
            columns: ["unit_id"]
            isOneToOne: false
            referencedRelation: "work_units"
            referencedColumns: ["id"]
          },
        ]
      }
      person_availability: {
        Row: {
          ends_before: string
          person_id: string
          starts_on: string
        }
        Insert: {
          ends_before: string
          person_id: string
          starts_on: string
        }
        Update: {
          ends_before?: string
          person_id?: string
          starts_on?: string
        }
        Relationships: [
          {
            foreignKeyName: "person_availability_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
        ]
      }
      person_links: {
        Row: {
          created_at: string
          created_by_name: string
          expires_on: string
          id: string
          last_used_at: string | null
          person_id: string
          revoked_at: string | null
          token_hash: string
        }
        Insert: {
          created_at?: string
          created_by_name: string
          expires_on: string
          id?: string
          last_used_at?: string | null
          person_id: string
          revoked_at?: string | null
          token_hash: string
        }
        Update: {
          created_at?: string
          created_by_name?: string
          expires_on?: string
          id?: string
          last_used_at?: string | null
          person_id?: string
          revoked_at?: string | null
          token_hash?: string
        }
        Relationships: [
          {
            foreignKeyName: "person_links_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
        ]
      }
      person_requests: {
        Row: {
          answer: string | null
          answered_at: string | null
          answered_by_name: string | null
          asked_at: string
          due_on: string
          id: string
          kind: Database["public"]["Enums"]["person_request_kind"]
          person_id: string
          status: Database["public"]["Enums"]["person_request_status"]
          text: string
        }
        Insert: {
          answer?: string | null
          answered_at?: string | null
          answered_by_name?: string | null
          asked_at?: string
          due_on?: string
          id?: string
          kind: Database["public"]["Enums"]["person_request_kind"]
          person_id: string
          status?: Database["public"]["Enums"]["person_request_status"]
          text: string
        }
        Update: {
          answer?: string | null
          answered_at?: string | null
          answered_by_name?: string | null
          asked_at?: string
          due_on?: string
          id?: string
          kind?: Database["public"]["Enums"]["person_request_kind"]
          person_id?: string
          status?: Database["public"]["Enums"]["person_request_status"]
          text?: string
        }
        Relationships: [
          {
            foreignKeyName: "person_requests_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
        ]
      }
      person_sensitive: {
        Row: {
          family_limits: string
          health: Database["public"]["Enums"]["health_conclusion"]
          health_valid_until: string | null
          person_id: string
        }
        Insert: {
          family_limits?: string
          health?: Database["public"]["Enums"]["health_conclusion"]
          health_valid_until?: string | null
          person_id: string
        }
        Update: {
          family_limits?: string
          health?: Database["public"]["Enums"]["health_conclusion"]
          health_valid_until?: string | null
          person_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "person_sensitive_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: true
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
        ]
      }
      person_wishes: {
        Row: {
          person_id: string
          post_id: string
          wish: Database["public"]["Enums"]["person_wish"]
        }
        Insert: {
          person_id: string
          post_id: string
          wish: Database["public"]["Enums"]["person_wish"]
        }
        Update: {
          person_id?: string
          post_id?: string
          wish?: Database["public"]["Enums"]["person_wish"]
        }
        Relationships: [
          {
            foreignKeyName: "person_wishes_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "person_wishes_post_id_fkey"
            columns: ["post_id"]
            isOneToOne: false
            referencedRelation: "posts"
            referencedColumns: ["id"]
          },
        ]
      }
      portfolios: {
        Row: {
          chosen_by: string
          chosen_by_name: string
          chosen_why: string
          closed_at: string | null
          closed_by: string | null
          closed_by_name: string | null
          closing_note: string
          created_at: string
          dial: number
          id: string
          name: string
          number: number
          organisation_id: string
          run_id: string
          served: number
          status: Database["public"]["Enums"]["portfolio_status"]
          value: number
        }
        Insert: {
          chosen_by: string
          chosen_by_name: string
          chosen_why: string
          closed_at?: string | null
          closed_by?: string | null
          closed_by_name?: string | null
          closing_note?: string
          created_at?: string
          dial: number
          id?: string
          name: string
          number?: never
          organisation_id: string
          run_id: string
          served: number
          status?: Database["public"]["Enums"]["portfolio_status"]
          value: number
        }
        Update: {
          chosen_by?: string
          chosen_by_name?: string
          chosen_why?: string
          closed_at?: string | null
          closed_by?: string | null
          closed_by_name?: string | null
          closing_note?: string
          created_at?: string
          dial?: number
          id?: string
          name?: string
          number?: never
          organisation_id?: string
          run_id?: string
          served?: number
          status?: Database["public"]["Enums"]["portfolio_status"]
          value?: number
        }
        Relationships: [
          {
            foreignKeyName: "portfolios_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "portfolios_run_id_fkey"
            columns: ["run_id"]
            isOneToOne: false
            referencedRelation: "runs"
            referencedColumns: ["id"]
          },
        ]
      }
      posts: {
        Row: {
          altitude_m: number
          created_at: string
          duties: string
          ends_before: string
          exchange_id: string | null
          handover_months: number
          id: string
          is_hardship: boolean
          is_lead: boolean
          is_sample: boolean
          ladder: Database["public"]["Enums"]["secondment_ladder"]
          level_max: number
          level_min: number
          months_allowed: number[] | null
          months_max: number
          months_min: number
          office_id: string
          priority: number
          ref: string
          revision: number
          scheme: string | null
          seats: number
          specialties: string[]
          starts_on: string
          team_id: string | null
          title: string
          unit_id: string
          updated_at: string
        }
        Insert: {
          altitude_m?: number
          created_at?: string
          duties: string
          ends_before: string
          exchange_id?: string | null
          handover_months?: number
          id?: string
          is_hardship?: boolean
          is_lead?: boolean
          is_sample?: boolean
          ladder: Database["public"]["Enums"]["secondment_ladder"]
          level_max: number
          level_min: number
          months_allowed?: number[] | null
          months_max: number
          months_min: number
          office_id: string
          priority?: number
          ref: string
          revision?: number
          scheme?: string | null
          seats?: number
          specialties?: string[]
          starts_on: string
          team_id?: string | null
          title: string
          unit_id: string
          updated_at?: string
        }
        Update: {
          altitude_m?: number
          created_at?: string
          duties?: string
          ends_before?: string
          exchange_id?: string | null
          handover_months?: number
          id?: string
          is_hardship?: boolean
          is_lead?: boolean
          is_sample?: boolean
          ladder?: Database["public"]["Enums"]["secondment_ladder"]
          level_max?: number
          level_min?: number
          months_allowed?: number[] | null
          months_max?: number
          months_min?: number
          office_id?: string
          priority?: number
          ref?: string
          revision?: number
          scheme?: string | null
          seats?: number
          specialties?: string[]
          starts_on?: string
          team_id?: string | null
          title?: string
          unit_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "posts_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "posts_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "posts_team_id_fkey"
            columns: ["team_id"]
            isOneToOne: false
            referencedRelation: "teams"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "posts_unit_id_fkey"
            columns: ["unit_id"]
            isOneToOne: false
            referencedRelation: "work_units"
            referencedColumns: ["id"]
          },
        ]
      }
      project_commitments: {
        Row: {
          factor: Database["public"]["Enums"]["factor_kind"]
          listing_id: string
          need: string
          offer_position: number
          project_id: string
          quantity: number
          unit: Database["public"]["Enums"]["factor_unit"]
        }
        Insert: {
          factor: Database["public"]["Enums"]["factor_kind"]
          listing_id: string
          need: string
          offer_position: number
          project_id: string
          quantity: number
          unit: Database["public"]["Enums"]["factor_unit"]
        }
        Update: {
          factor?: Database["public"]["Enums"]["factor_kind"]
          listing_id?: string
          need?: string
          offer_position?: number
          project_id?: string
          quantity?: number
          unit?: Database["public"]["Enums"]["factor_unit"]
        }
        Relationships: [
          {
            foreignKeyName: "project_commitments_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "project_commitments_project_id_listing_id_fkey"
            columns: ["project_id", "listing_id"]
            isOneToOne: false
            referencedRelation: "project_parties"
            referencedColumns: ["project_id", "listing_id"]
          },
        ]
      }
      project_parties: {
        Row: {
          listing_id: string
          listing_ref: string
          listing_version: number
          organisation_id: string
          position: number
          project_id: string
          role: string
          side: string | null
        }
        Insert: {
          listing_id: string
          listing_ref: string
          listing_version: number
          organisation_id: string
          position: number
          project_id: string
          role: string
          side?: string | null
        }
        Update: {
          listing_id?: string
          listing_ref?: string
          listing_version?: number
          organisation_id?: string
          position?: number
          project_id?: string
          role?: string
          side?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "project_parties_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "project_parties_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "project_parties_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      projects: {
        Row: {
          bundle: string
          decided_at: string | null
          decided_by: string | null
          decided_by_name: string | null
          decided_why: string | null
          decision: Database["public"]["Enums"]["project_decision"]
          id: string
          mode: string
          number: number
          place: number
          portfolio_id: string
          value: number
        }
        Insert: {
          bundle: string
          decided_at?: string | null
          decided_by?: string | null
          decided_by_name?: string | null
          decided_why?: string | null
          decision?: Database["public"]["Enums"]["project_decision"]
          id?: string
          mode: string
          number?: never
          place: number
          portfolio_id: string
          value: number
        }
        Update: {
          bundle?: string
          decided_at?: string | null
          decided_by?: string | null
          decided_by_name?: string | null
          decided_why?: string | null
          decision?: Database["public"]["Enums"]["project_decision"]
          id?: string
          mode?: string
          number?: never
          place?: number
          portfolio_id?: string
          value?: number
        }
        Relationships: [
          {
            foreignKeyName: "projects_portfolio_id_fkey"
            columns: ["portfolio_id"]
            isOneToOne: false
            referencedRelation: "portfolios"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_change_choices: {
        Row: {
          as_it_is: boolean
          by_default: boolean
          change_id: number
          choice: Database["public"]["Enums"]["change_choice"] | null
          chosen_at: string | null
          chosen_by: string | null
          chosen_by_name: string | null
          consent_id: string | null
          help_id: string | null
          organisation_id: string
          proposal_id: string
          reminded_on: string | null
          substitute_id: string | null
          wait_until: string | null
        }
        Insert: {
          as_it_is?: boolean
          by_default?: boolean
          change_id: number
          choice?: Database["public"]["Enums"]["change_choice"] | null
          chosen_at?: string | null
          chosen_by?: string | null
          chosen_by_name?: string | null
          consent_id?: string | null
          help_id?: string | null
          organisation_id: string
          proposal_id: string
          reminded_on?: string | null
          substitute_id?: string | null
          wait_until?: string | null
        }
        Update: {
          as_it_is?: boolean
          by_default?: boolean
          change_id?: number
          choice?: Database["public"]["Enums"]["change_choice"] | null
          chosen_at?: string | null
          chosen_by?: string | null
          chosen_by_name?: string | null
          consent_id?: string | null
          help_id?: string | null
          organisation_id?: string
          proposal_id?: string
          reminded_on?: string | null
          substitute_id?: string | null
          wait_until?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "proposal_change_choices_change_id_proposal_id_fkey"
            columns: ["change_id", "proposal_id"]
            isOneToOne: false
            referencedRelation: "proposal_changes"
            referencedColumns: ["id", "proposal_id"]
          },
          {
            foreignKeyName: "proposal_change_choices_consent_id_fkey"
            columns: ["consent_id"]
            isOneToOne: false
            referencedRelation: "consents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_change_choices_help_id_fkey"
            columns: ["help_id"]
            isOneToOne: false
            referencedRelation: "help_requests"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_change_choices_proposal_id_organisation_id_fkey"
            columns: ["proposal_id", "organisation_id"]
            isOneToOne: false
            referencedRelation: "proposal_parties"
            referencedColumns: ["proposal_id", "organisation_id"]
          },
          {
            foreignKeyName: "proposal_change_choices_substitute_id_fkey"
            columns: ["substitute_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_change_substitutes: {
        Row: {
          change_id: number
          instead_of: number
          listing_id: string
          position: number
          score: number
        }
        Insert: {
          change_id: number
          instead_of: number
          listing_id: string
          position: number
          score: number
        }
        Update: {
          change_id?: number
          instead_of?: number
          listing_id?: string
          position?: number
          score?: number
        }
        Relationships: [
          {
            foreignKeyName: "proposal_change_substitutes_change_id_fkey"
            columns: ["change_id"]
            isOneToOne: false
            referencedRelation: "proposal_changes"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_change_substitutes_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_changes: {
        Row: {
          at: string
          by_name: string | null
          caused_by: string | null
          decide_by: string
          default_choice: Database["public"]["Enums"]["change_choice"]
          id: number
          kind: Database["public"]["Enums"]["proposal_change_kind"]
          listing_id: string | null
          new: Json | null
          old: Json | null
          proposal_id: string
          recomposed_at: string | null
          searched_at: string | null
          settled_at: string | null
          settled_how: string | null
          why: string | null
        }
        Insert: {
          at?: string
          by_name?: string | null
          caused_by?: string | null
          decide_by: string
          default_choice: Database["public"]["Enums"]["change_choice"]
          id?: never
          kind: Database["public"]["Enums"]["proposal_change_kind"]
          listing_id?: string | null
          new?: Json | null
          old?: Json | null
          proposal_id: string
          recomposed_at?: string | null
          searched_at?: string | null
          settled_at?: string | null
          settled_how?: string | null
          why?: string | null
        }
        Update: {
          at?: string
          by_name?: string | null
          caused_by?: string | null
          decide_by?: string
          default_choice?: Database["public"]["Enums"]["change_choice"]
          id?: never
          kind?: Database["public"]["Enums"]["proposal_change_kind"]
          listing_id?: string | null
          new?: Json | null
          old?: Json | null
          proposal_id?: string
          recomposed_at?: string | null
          searched_at?: string | null
          settled_at?: string | null
          settled_how?: string | null
          why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "proposal_changes_caused_by_fkey"
            columns: ["caused_by"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_changes_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_changes_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_commitments: {
        Row: {
          asked: number
          changed_at: string
          factor: Database["public"]["Enums"]["factor_kind"]
          granted: number | null
          listing_id: string | null
          need: string | null
          offer_position: number | null
          organisation_id: string
          position: number
          proposal_id: string
          state: Database["public"]["Enums"]["commitment_state"]
          unit: Database["public"]["Enums"]["factor_unit"]
        }
        Insert: {
          asked: number
          changed_at?: string
          factor: Database["public"]["Enums"]["factor_kind"]
          granted?: number | null
          listing_id?: string | null
          need?: string | null
          offer_position?: number | null
          organisation_id: string
          position: number
          proposal_id: string
          state?: Database["public"]["Enums"]["commitment_state"]
          unit: Database["public"]["Enums"]["factor_unit"]
        }
        Update: {
          asked?: number
          changed_at?: string
          factor?: Database["public"]["Enums"]["factor_kind"]
          granted?: number | null
          listing_id?: string | null
          need?: string | null
          offer_position?: number | null
          organisation_id?: string
          position?: number
          proposal_id?: string
          state?: Database["public"]["Enums"]["commitment_state"]
          unit?: Database["public"]["Enums"]["factor_unit"]
        }
        Relationships: [
          {
            foreignKeyName: "proposal_commitments_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_commitments_proposal_id_organisation_id_fkey"
            columns: ["proposal_id", "organisation_id"]
            isOneToOne: false
            referencedRelation: "proposal_parties"
            referencedColumns: ["proposal_id", "organisation_id"]
          },
        ]
      }
      proposal_documents: {
        Row: {
          answer: Database["public"]["Enums"]["document_answer"] | null
          answered_at: string | null
          answered_by_name: string | null
          asked_at: string
          asked_by_name: string | null
          asker_id: string
          opened: boolean
          owner_id: string
          proposal_id: string
          why: string
          words: string
        }
        Insert: {
          answer?: Database["public"]["Enums"]["document_answer"] | null
          answered_at?: string | null
          answered_by_name?: string | null
          asked_at?: string
          asked_by_name?: string | null
          asker_id: string
          opened?: boolean
          owner_id: string
          proposal_id: string
          why?: string
          words?: string
        }
        Update: {
          answer?: Database["public"]["Enums"]["document_answer"] | null
          answered_at?: string | null
          answered_by_name?: string | null
          asked_at?: string
          asked_by_name?: string | null
          asker_id?: string
          opened?: boolean
          owner_id?: string
          proposal_id?: string
          why?: string
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "proposal_documents_proposal_id_asker_id_fkey"
            columns: ["proposal_id", "asker_id"]
            isOneToOne: false
            referencedRelation: "proposal_parties"
            referencedColumns: ["proposal_id", "organisation_id"]
          },
          {
            foreignKeyName: "proposal_documents_proposal_id_owner_id_fkey"
            columns: ["proposal_id", "owner_id"]
            isOneToOne: false
            referencedRelation: "proposal_parties"
            referencedColumns: ["proposal_id", "organisation_id"]
          },
        ]
      }
      proposal_events: {
        Row: {
          acting_for: string | null
          actor_id: string | null
          actor_name: string | null
          at: string
          data: NonNullable<Json>
          from_status: Database["public"]["Enums"]["proposal_status"] | null
          id: number
          proposal_id: string
          seen_by: string | null
          to_status: Database["public"]["Enums"]["proposal_status"] | null
          what: string
          why: string | null
        }
        Insert: {
          acting_for?: string | null
          actor_id?: string | null
          actor_name?: string | null
          at?: string
          data?: NonNullable<Json>
          from_status?: Database["public"]["Enums"]["proposal_status"] | null
          id?: never
          proposal_id: string
          seen_by?: string | null
          to_status?: Database["public"]["Enums"]["proposal_status"] | null
          what: string
          why?: string | null
        }
        Update: {
          acting_for?: string | null
          actor_id?: string | null
          actor_name?: string | null
          at?: string
          data?: NonNullable<Json>
          from_status?: Database["public"]["Enums"]["proposal_status"] | null
          id?: never
          proposal_id?: string
          seen_by?: string | null
          to_status?: Database["public"]["Enums"]["proposal_status"] | null
          what?: string
          why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "proposal_events_acting_for_fkey"
            columns: ["acting_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_events_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_events_seen_by_fkey"
            columns: ["seen_by"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_parties: {
        Row: {
          answer: Database["public"]["Enums"]["proposal_answer"] | null
          answered_at: string | null
          answered_by: string | null
          answered_by_name: string | null
          consent_id: string | null
          gain: number | null
          left_at: string | null
          listing_id: string | null
          listing_version: number | null
          organisation_id: string
          position: number
          proposal_id: string
          reason: Database["public"]["Enums"]["proposal_reason"] | null
          reasons: Json | null
          reminded_on: string | null
          respond_by: string | null
          revealed: boolean
          role: string
          side: string | null
          waits: boolean
          words: string
        }
        Insert: {
          answer?: Database["public"]["Enums"]["proposal_answer"] | null
          answered_at?: string | null
          answered_by?: string | null
          answered_by_name?: string | null
          consent_id?: string | null
          gain?: number | null
          left_at?: string | null
          listing_id?: string | null
          listing_version?: number | null
          organisation_id: string
          position: number
          proposal_id: string
          reason?: Database["public"]["Enums"]["proposal_reason"] | null
          reasons?: Json | null
          reminded_on?: string | null
          respond_by?: string | null
          revealed?: boolean
          role: string
          side?: string | null
          waits?: boolean
          words?: string
        }
        Update: {
          answer?: Database["public"]["Enums"]["proposal_answer"] | null
          answered_at?: string | null
          answered_by?: string | null
          answered_by_name?: string | null
          consent_id?: string | null
          gain?: number | null
          left_at?: string | null
          listing_id?: string | null
          listing_version?: number | null
          organisation_id?: string
          position?: number
          proposal_id?: string
          reason?: Database["public"]["Enums"]["proposal_reason"] | null
          reasons?: Json | null
          reminded_on?: string | null
          respond_by?: string | null
          revealed?: boolean
          role?: string
          side?: string | null
          waits?: boolean
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "proposal_parties_consent_id_fkey"
            columns: ["consent_id"]
            isOneToOne: false
            referencedRelation: "consents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_parties_listing_id_fkey"
            columns: ["listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_parties_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_parties_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_recompositions: {
        Row: {
          bundle: NonNullable<Json>
          change_id: number
          position: number
          taken_at: string | null
        }
        Insert: {
          bundle: NonNullable<Json>
          change_id: number
          position: number
          taken_at?: string | null
        }
        Update: {
          bundle?: NonNullable<Json>
          change_id?: number
          position?: number
          taken_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "proposal_recompositions_change_id_fkey"
            columns: ["change_id"]
            isOneToOne: false
            referencedRelation: "proposal_changes"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_subjects: {
        Row: {
          href: string | null
          initiator_id: string | null
          note: string
          plan_id: string | null
          project_id: string | null
          proposal_id: string
          proposed_by: string | null
          proposed_by_name: string | null
          snapshot: NonNullable<Json>
          title: string
        }
        Insert: {
          href?: string | null
          initiator_id?: string | null
          note?: string
          plan_id?: string | null
          project_id?: string | null
          proposal_id: string
          proposed_by?: string | null
          proposed_by_name?: string | null
          snapshot?: NonNullable<Json>
          title: string
        }
        Update: {
          href?: string | null
          initiator_id?: string | null
          note?: string
          plan_id?: string | null
          project_id?: string | null
          proposal_id?: string
          proposed_by?: string | null
          proposed_by_name?: string | null
          snapshot?: NonNullable<Json>
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "proposal_subjects_initiator_id_fkey"
            columns: ["initiator_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_subjects_plan_id_fkey"
            columns: ["plan_id"]
            isOneToOne: false
            referencedRelation: "secondment_plans"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_subjects_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "proposal_subjects_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: true
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      proposal_transitions: {
        Row: {
          actor: Database["public"]["Enums"]["proposal_actor"]
          from_status: Database["public"]["Enums"]["proposal_status"]
          to_status: Database["public"]["Enums"]["proposal_status"]
          verb: Database["public"]["Enums"]["proposal_verb"]
        }
        Insert: {
          actor: Database["public"]["Enums"]["proposal_actor"]
          from_status: Database["public"]["Enums"]["proposal_status"]
          to_status: Database["public"]["Enums"]["proposal_status"]
          verb: Database["public"]["Enums"]["proposal_verb"]
        }
        Update: {
          actor?: Database["public"]["Enums"]["proposal_actor"]
          from_status?: Database["public"]["Enums"]["proposal_status"]
          to_status?: Database["public"]["Enums"]["proposal_status"]
          verb?: Database["public"]["Enums"]["proposal_verb"]
        }
        Relationships: []
      }
      proposals: {
        Row: {
          closed_at: string | null
          created_at: string
          disclosure: Database["public"]["Enums"]["disclosure_level"]
          id: string
          is_sample: boolean
          kind: Database["public"]["Enums"]["proposal_kind"]
          mode: string | null
          number: number
          office_id: string
          origin: Database["public"]["Enums"]["proposal_origin"]
          proposed_at: string | null
          respond_by: string | null
          round: number
          status: Database["public"]["Enums"]["proposal_status"]
        }
        Insert: {
          closed_at?: string | null
          created_at?: string
          disclosure?: Database["public"]["Enums"]["disclosure_level"]
          id?: string
          is_sample?: boolean
          kind: Database["public"]["Enums"]["proposal_kind"]
          mode?: string | null
          number?: never
          office_id: string
          origin: Database["public"]["Enums"]["proposal_origin"]
          proposed_at?: string | null
          respond_by?: string | null
          round?: number
          status?: Database["public"]["Enums"]["proposal_status"]
        }
        Update: {
          closed_at?: string | null
          created_at?: string
          disclosure?: Database["public"]["Enums"]["disclosure_level"]
          id?: string
          is_sample?: boolean
          kind?: Database["public"]["Enums"]["proposal_kind"]
          mode?: string | null
          number?: never
          office_id?: string
          origin?: Database["public"]["Enums"]["proposal_origin"]
          proposed_at?: string | null
          respond_by?: string | null
          round?: number
          status?: Database["public"]["Enums"]["proposal_status"]
        }
        Relationships: [
          {
            foreignKeyName: "proposals_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      rather_nots: {
        Row: {
          id: string
          organisation_id: string
          other_id: string
          proposal_id: string | null
          since: string
        }
        Insert: {
          id?: string
          organisation_id: string
          other_id: string
          proposal_id?: string | null
          since?: string
        }
        Update: {
          id?: string
          organisation_id?: string
          other_id?: string
          proposal_id?: string | null
          since?: string
        }
        Relationships: [
          {
            foreignKeyName: "rather_nots_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rather_nots_other_id_fkey"
            columns: ["other_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rather_nots_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      regions: {
        Row: {
          code: string
          level: Database["public"]["Enums"]["region_level"]
          name: string
          name_en: string | null
          parent_code: string | null
          replaced_by: string | null
          side: Database["public"]["Enums"]["region_side"] | null
          valid_from: string | null
          valid_until: string | null
        }
        Insert: {
          code: string
          level: Database["public"]["Enums"]["region_level"]
          name: string
          name_en?: string | null
          parent_code?: string | null
          replaced_by?: string | null
          side?: Database["public"]["Enums"]["region_side"] | null
          valid_from?: string | null
          valid_until?: string | null
        }
        Update: {
          code?: string
          level?: Database["public"]["Enums"]["region_level"]
          name?: string
          name_en?: string | null
          parent_code?: string | null
          replaced_by?: string | null
          side?: Database["public"]["Enums"]["region_side"] | null
          valid_from?: string | null
          valid_until?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "regions_parent_code_fkey"
            columns: ["parent_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "regions_replaced_by_fkey"
            columns: ["replaced_by"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
        ]
      }
      roster_columns: {
        Row: {
          field: string | null
          kind: Database["public"]["Enums"]["roster_kind"]
          office_id: string
          saved_at: string
          saved_by_name: string | null
          word: string
        }
        Insert: {
          field?: string | null
          kind: Database["public"]["Enums"]["roster_kind"]
          office_id: string
          saved_at?: string
          saved_by_name?: string | null
          word: string
        }
        Update: {
          field?: string | null
          kind?: Database["public"]["Enums"]["roster_kind"]
          office_id?: string
          saved_at?: string
          saved_by_name?: string | null
          word?: string
        }
        Relationships: [
          {
            foreignKeyName: "roster_columns_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      roster_import_rows: {
        Row: {
          action: Database["public"]["Enums"]["import_action"]
          content: Json | null
          entry_id: string | null
          faults: NonNullable<Json>
          import_id: string
          kind: Database["public"]["Enums"]["roster_kind"]
          label: string
          left_out: boolean
          outcome: Database["public"]["Enums"]["import_outcome"] | null
          position: number
          previous: Json | null
          ref: string
          row_number: number
          sheet: string
          taken_revision: number | null
        }
        Insert: {
          action: Database["public"]["Enums"]["import_action"]
          content?: Json | null
          entry_id?: string | null
          faults?: NonNullable<Json>
          import_id: string
          kind: Database["public"]["Enums"]["roster_kind"]
          label?: string
          left_out?: boolean
          outcome?: Database["public"]["Enums"]["import_outcome"] | null
          position: number
          previous?: Json | null
          ref?: string
          row_number: number
          sheet: string
          taken_revision?: number | null
        }
        Update: {
          action?: Database["public"]["Enums"]["import_action"]
          content?: Json | null
          entry_id?: string | null
          faults?: NonNullable<Json>
          import_id?: string
          kind?: Database["public"]["Enums"]["roster_kind"]
          label?: string
          left_out?: boolean
          outcome?: Database["public"]["Enums"]["import_outcome"] | null
          position?: number
          previous?: Json | null
          ref?: string
          row_number?: number
          sheet?: string
          taken_revision?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "roster_import_rows_import_id_fkey"
            columns: ["import_id"]
            isOneToOne: false
            referencedRelation: "roster_imports"
            referencedColumns: ["id"]
          },
        ]
      }
      roster_imports: {
        Row: {
          accepted_at: string | null
          created_at: string
          created_by_name: string
          exchange_id: string | null
          file_name: string
          id: string
          office_id: string
          skipped: NonNullable<Json>
          status: Database["public"]["Enums"]["import_status"]
          undone_at: string | null
          unknown_columns: NonNullable<Json>
        }
        Insert: {
          accepted_at?: string | null
          created_at?: string
          created_by_name: string
          exchange_id?: string | null
          file_name: string
          id?: string
          office_id: string
          skipped?: NonNullable<Json>
          status?: Database["public"]["Enums"]["import_status"]
          undone_at?: string | null
          unknown_columns?: NonNullable<Json>
        }
        Update: {
          accepted_at?: string | null
          created_at?: string
          created_by_name?: string
          exchange_id?: string | null
          file_name?: string
          id?: string
          office_id?: string
          skipped?: NonNullable<Json>
          status?: Database["public"]["Enums"]["import_status"]
          undone_at?: string | null
          unknown_columns?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "roster_imports_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "roster_imports_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      run_rights: {
        Row: {
          kind: Database["public"]["Enums"]["run_kind"]
          role: Database["public"]["Enums"]["member_role"]
        }
        Insert: {
          kind: Database["public"]["Enums"]["run_kind"]
          role: Database["public"]["Enums"]["member_role"]
        }
        Update: {
          kind?: Database["public"]["Enums"]["run_kind"]
          role?: Database["public"]["Enums"]["member_role"]
        }
        Relationships: []
      }
      run_transitions: {
        Row: {
          actor: Database["public"]["Enums"]["run_actor"]
          from_status: Database["public"]["Enums"]["run_status"]
          to_status: Database["public"]["Enums"]["run_status"]
          verb: Database["public"]["Enums"]["run_verb"]
        }
        Insert: {
          actor: Database["public"]["Enums"]["run_actor"]
          from_status: Database["public"]["Enums"]["run_status"]
          to_status: Database["public"]["Enums"]["run_status"]
          verb: Database["public"]["Enums"]["run_verb"]
        }
        Update: {
          actor?: Database["public"]["Enums"]["run_actor"]
          from_status?: Database["public"]["Enums"]["run_status"]
          to_status?: Database["public"]["Enums"]["run_status"]
          verb?: Database["public"]["Enums"]["run_verb"]
        }
        Relationships: []
      }
      runs: {
        Row: {
          attempt: number
          attempts_left: number
          bound: number | null
          cancel_wanted_at: string | null
          cancel_wanted_by: string | null
          created_at: string
          done: number | null
          ended_at: string | null
          engine_version: string | null
          fault: string | null
          fault_detail: string | null
          id: string
          input_bytes: number | null
          input_hash: string | null
          input_path: string | null
          kind: Database["public"]["Enums"]["run_kind"]
          lease_until: string | null
          number: number
          objective: number | null
          organisation_id: string
          output_bytes: number | null
          output_hash: string | null
          output_path: string | null
          parameters: NonNullable<Json>
          repeats: string | null
          requested_by: string
          requested_by_name: string
          revision: number
          seed: number
          series: NonNullable<Json>
          stage: string | null
          started_at: string | null
          status: Database["public"]["Enums"]["run_status"]
          summary: Json | null
          total: number | null
          work: number | null
          work_limit: number | null
          worker: string | null
        }
        Insert: {
          attempt?: number
          attempts_left?: number
          bound?: number | null
          cancel_wanted_at?: string | null
          cancel_wanted_by?: string | null
          created_at?: string
          done?: number | null
          ended_at?: string | null
          engine_version?: string | null
          fault?: string | null
          fault_detail?: string | null
          id?: string
          input_bytes?: number | null
          input_hash?: string | null
          input_path?: string | null
          kind: Database["public"]["Enums"]["run_kind"]
          lease_until?: string | null
          number?: never
          objective?: number | null
          organisation_id: string
          output_bytes?: number | null
          output_hash?: string | null
          output_path?: string | null
          parameters: NonNullable<Json>
          repeats?: string | null
          requested_by: string
          requested_by_name: string
          revision?: number
          seed?: number
          series?: NonNullable<Json>
          stage?: string | null
          started_at?: string | null
          status?: Database["public"]["Enums"]["run_status"]
          summary?: Json | null
          total?: number | null
          work?: number | null
          work_limit?: number | null
          worker?: string | null
        }
        Update: {
          attempt?: number
          attempts_left?: number
          bound?: number | null
          cancel_wanted_at?: string | null
          cancel_wanted_by?: string | null
          created_at?: string
          done?: number | null
          ended_at?: string | null
          engine_version?: string | null
          fault?: string | null
          fault_detail?: string | null
          id?: string
          input_bytes?: number | null
          input_hash?: string | null
          input_path?: string | null
          kind?: Database["public"]["Enums"]["run_kind"]
          lease_until?: string | null
          number?: never
          objective?: number | null
          organisation_id?: string
          output_bytes?: number | null
          output_hash?: string | null
          output_path?: string | null
          parameters?: NonNullable<Json>
          repeats?: string | null
          requested_by?: string
          requested_by_name?: string
          revision?: number
          seed?: number
          series?: NonNullable<Json>
          stage?: string | null
          started_at?: string | null
          status?: Database["public"]["Enums"]["run_status"]
          summary?: Json | null
          total?: number | null
          work?: number | null
          work_limit?: number | null
          worker?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "runs_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "runs_repeats_fkey"
            columns: ["repeats"]
            isOneToOne: false
            referencedRelation: "runs"
            referencedColumns: ["id"]
          },
        ]
      }
      saved_searches: {
        Row: {
          created_at: string
          digest: Database["public"]["Enums"]["digest_rhythm"]
          digested_at: string
          id: string
          known: NonNullable<Json>
          locale: string
          name: string
          query: string
          stop_key: string
          user_id: string
        }
        Insert: {
          created_at?: string
          digest?: Database["public"]["Enums"]["digest_rhythm"]
          digested_at?: string
          id?: string
          known?: NonNullable<Json>
          locale: string
          name: string
          query: string
          stop_key?: string
          user_id: string
        }
        Update: {
          created_at?: string
          digest?: Database["public"]["Enums"]["digest_rhythm"]
          digested_at?: string
          id?: string
          known?: NonNullable<Json>
          locale?: string
          name?: string
          query?: string
          stop_key?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "saved_searches_user_id_fkey"
            columns: ["user_id"]
            isOneToOne: false
            referencedRelation: "accounts"
            referencedColumns: ["user_id"]
          },
        ]
      }
      schemes: {
        Row: {
          code: string
          conditions: string
          confidence: Database["public"]["Enums"]["confidence"]
          counts_from_months: number | null
          direction: Database["public"]["Enums"]["exchange_direction"]
          ladder: Database["public"]["Enums"]["secondment_ladder"] | null
          months_allowed: number[] | null
          months_max: number
          months_min: number
          name: string
          region_code: string | null
          source: string
          source_url: string | null
          start_assumed: boolean
          system: string
          valid_from: string
          valid_until: string | null
        }
        Insert: {
          code: string
          conditions?: string
          confidence: Database["public"]["Enums"]["confidence"]
          counts_from_months?: number | null
          direction: Database["public"]["Enums"]["exchange_direction"]
          ladder?: Database["public"]["Enums"]["secondment_ladder"] | null
          months_allowed?: number[] | null
          months_max: number
          months_min: number
          name: string
          region_code?: string | null
          source: string
          source_url?: string | null
          start_assumed: boolean
          system: string
          valid_from: string
          valid_until?: string | null
        }
        Update: {
          code?: string
          conditions?: string
          confidence?: Database["public"]["Enums"]["confidence"]
          counts_from_months?: number | null
          direction?: Database["public"]["Enums"]["exchange_direction"]
          ladder?: Database["public"]["Enums"]["secondment_ladder"] | null
          months_allowed?: number[] | null
          months_max?: number
          months_min?: number
          name?: string
          region_code?: string | null
          source?: string
          source_url?: string | null
          start_assumed?: boolean
          system?: string
          valid_from?: string
          valid_until?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "schemes_region_code_fkey"
            columns: ["region_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
        ]
      }
      second_approvals: {
        Row: {
          approver_id: string
          approver_name: string
          at: string
          hash: string | null
          id: number
          office_id: string
          organisation_id: string | null
          proposal_id: string
          round: number | null
          subject: Database["public"]["Enums"]["approval_subject"]
          words: string
        }
        Insert: {
          approver_id: string
          approver_name: string
          at?: string
          hash?: string | null
          id?: never
          office_id: string
          organisation_id?: string | null
          proposal_id: string
          round?: number | null
          subject: Database["public"]["Enums"]["approval_subject"]
          words: string
        }
        Update: {
          approver_id?: string
          approver_name?: string
          at?: string
          hash?: string | null
          id?: never
          office_id?: string
          organisation_id?: string | null
          proposal_id?: string
          round?: number | null
          subject?: Database["public"]["Enums"]["approval_subject"]
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "second_approvals_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "second_approvals_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "second_approvals_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_calendars: {
        Row: {
          id: string
          key_hash: string
          made_at: string
          made_by_name: string
          person_id: string | null
          revoked_at: string | null
          revoked_by_name: string | null
          unit_id: string | null
        }
        Insert: {
          id?: string
          key_hash: string
          made_at?: string
          made_by_name: string
          person_id?: string | null
          revoked_at?: string | null
          revoked_by_name?: string | null
          unit_id?: string | null
        }
        Update: {
          id?: string
          key_hash?: string
          made_at?: string
          made_by_name?: string
          person_id?: string | null
          revoked_at?: string | null
          revoked_by_name?: string | null
          unit_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "secondment_calendars_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondment_calendars_unit_id_fkey"
            columns: ["unit_id"]
            isOneToOne: false
            referencedRelation: "work_units"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_events: {
        Row: {
          actor_name: string | null
          at: string
          from_status: Database["public"]["Enums"]["secondment_status"] | null
          id: number
          secondment_id: string
          to_status: Database["public"]["Enums"]["secondment_status"]
          verb: string
          why: string | null
        }
        Insert: {
          actor_name?: string | null
          at?: string
          from_status?: Database["public"]["Enums"]["secondment_status"] | null
          id?: never
          secondment_id: string
          to_status: Database["public"]["Enums"]["secondment_status"]
          verb: string
          why?: string | null
        }
        Update: {
          actor_name?: string | null
          at?: string
          from_status?: Database["public"]["Enums"]["secondment_status"] | null
          id?: never
          secondment_id?: string
          to_status?: Database["public"]["Enums"]["secondment_status"]
          verb?: string
          why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "secondment_events_secondment_id_fkey"
            columns: ["secondment_id"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_plans: {
        Row: {
          closed_at: string | null
          closed_by_name: string | null
          closed_why: string | null
          created_at: string
          created_by_name: string
          exchange_id: string
          id: string
          max_difference: number | null
          most_per_person: number
          name: string
          number: number
          organisation_id: string
          rest: number
          revision: number
          run_id: string | null
        }
        Insert: {
          closed_at?: string | null
          closed_by_name?: string | null
          closed_why?: string | null
          created_at?: string
          created_by_name: string
          exchange_id: string
          id?: string
          max_difference?: number | null
          most_per_person?: number
          name: string
          number?: never
          organisation_id: string
          rest?: number
          revision?: number
          run_id?: string | null
        }
        Update: {
          closed_at?: string | null
          closed_by_name?: string | null
          closed_why?: string | null
          created_at?: string
          created_by_name?: string
          exchange_id?: string
          id?: string
          max_difference?: number | null
          most_per_person?: number
          name?: string
          number?: never
          organisation_id?: string
          rest?: number
          revision?: number
          run_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "secondment_plans_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondment_plans_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondment_plans_run_id_fkey"
            columns: ["run_id"]
            isOneToOne: false
            referencedRelation: "runs"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_record_signatures: {
        Row: {
          channel: Database["public"]["Enums"]["signature_channel"]
          hash: string
          party: Database["public"]["Enums"]["secondment_party"]
          record_id: string
          recorded_by_name: string | null
          signed_at: string
          signer_name: string
          signer_post: string
        }
        Insert: {
          channel: Database["public"]["Enums"]["signature_channel"]
          hash: string
          party: Database["public"]["Enums"]["secondment_party"]
          record_id: string
          recorded_by_name?: string | null
          signed_at?: string
          signer_name: string
          signer_post: string
        }
        Update: {
          channel?: Database["public"]["Enums"]["signature_channel"]
          hash?: string
          party?: Database["public"]["Enums"]["secondment_party"]
          record_id?: string
          recorded_by_name?: string | null
          signed_at?: string
          signer_name?: string
          signer_post?: string
        }
        Relationships: [
          {
            foreignKeyName: "secondment_record_signatures_record_id_fkey"
            columns: ["record_id"]
            isOneToOne: false
            referencedRelation: "secondment_records"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_records: {
        Row: {
          content: NonNullable<Json>
          drafted_at: string
          drafted_by_name: string | null
          hash: string
          id: string
          secondment_id: string
          superseded_at: string | null
          verify_code: string
          version: number
        }
        Insert: {
          content: NonNullable<Json>
          drafted_at?: string
          drafted_by_name?: string | null
          hash: string
          id?: string
          secondment_id: string
          superseded_at?: string | null
          verify_code: string
          version: number
        }
        Update: {
          content?: NonNullable<Json>
          drafted_at?: string
          drafted_by_name?: string | null
          hash?: string
          id?: string
          secondment_id?: string
          superseded_at?: string | null
          verify_code?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "secondment_records_secondment_id_fkey"
            columns: ["secondment_id"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_reports: {
        Row: {
          at: string
          channel: Database["public"]["Enums"]["signature_channel"]
          is_kept: boolean | null
          needs: string
          party: Database["public"]["Enums"]["secondment_party"]
          recorded_by_name: string | null
          secondment_id: string
          signer_name: string
          signer_post: string
          step: Database["public"]["Enums"]["secondment_step"]
          words: string
        }
        Insert: {
          at?: string
          channel: Database["public"]["Enums"]["signature_channel"]
          is_kept?: boolean | null
          needs?: string
          party: Database["public"]["Enums"]["secondment_party"]
          recorded_by_name?: string | null
          secondment_id: string
          signer_name: string
          signer_post: string
          step: Database["public"]["Enums"]["secondment_step"]
          words: string
        }
        Update: {
          at?: string
          channel?: Database["public"]["Enums"]["signature_channel"]
          is_kept?: boolean | null
          needs?: string
          party?: Database["public"]["Enums"]["secondment_party"]
          recorded_by_name?: string | null
          secondment_id?: string
          signer_name?: string
          signer_post?: string
          step?: Database["public"]["Enums"]["secondment_step"]
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "secondment_reports_secondment_id_step_fkey"
            columns: ["secondment_id", "step"]
            isOneToOne: false
            referencedRelation: "secondment_steps"
            referencedColumns: ["secondment_id", "step"]
          },
        ]
      }
      secondment_signatures: {
        Row: {
          answer: Database["public"]["Enums"]["signature_answer"]
          channel: Database["public"]["Enums"]["signature_channel"]
          organisation_id: string | null
          party: Database["public"]["Enums"]["secondment_party"]
          recorded_by_name: string | null
          secondment_id: string
          signed_at: string
          signer_name: string
          signer_post: string
          words: string
        }
        Insert: {
          answer: Database["public"]["Enums"]["signature_answer"]
          channel: Database["public"]["Enums"]["signature_channel"]
          organisation_id?: string | null
          party: Database["public"]["Enums"]["secondment_party"]
          recorded_by_name?: string | null
          secondment_id: string
          signed_at?: string
          signer_name: string
          signer_post: string
          words?: string
        }
        Update: {
          answer?: Database["public"]["Enums"]["signature_answer"]
          channel?: Database["public"]["Enums"]["signature_channel"]
          organisation_id?: string | null
          party?: Database["public"]["Enums"]["secondment_party"]
          recorded_by_name?: string | null
          secondment_id?: string
          signed_at?: string
          signer_name?: string
          signer_post?: string
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "secondment_signatures_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondment_signatures_secondment_id_fkey"
            columns: ["secondment_id"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_steps: {
        Row: {
          done_at: string | null
          due_on: string
          reminded_at: string | null
          secondment_id: string
          step: Database["public"]["Enums"]["secondment_step"]
          told_late_at: string | null
          void_why: string | null
        }
        Insert: {
          done_at?: string | null
          due_on: string
          reminded_at?: string | null
          secondment_id: string
          step: Database["public"]["Enums"]["secondment_step"]
          told_late_at?: string | null
          void_why?: string | null
        }
        Update: {
          done_at?: string | null
          due_on?: string
          reminded_at?: string | null
          secondment_id?: string
          step?: Database["public"]["Enums"]["secondment_step"]
          told_late_at?: string | null
          void_why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "secondment_steps_secondment_id_fkey"
            columns: ["secondment_id"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_tasks: {
        Row: {
          created_at: string
          deliverable: string
          done_on: string | null
          dropped_why: string | null
          due_on: string
          id: string
          kind: Database["public"]["Enums"]["secondment_task_kind"]
          outcome: string
          reminded_at: string | null
          revision: number
          secondment_id: string
          title: string
          whom: string
          written_by_name: string | null
        }
        Insert: {
          created_at?: string
          deliverable: string
          done_on?: string | null
          dropped_why?: string | null
          due_on: string
          id?: string
          kind: Database["public"]["Enums"]["secondment_task_kind"]
          outcome?: string
          reminded_at?: string | null
          revision?: number
          secondment_id: string
          title: string
          whom?: string
          written_by_name?: string | null
        }
        Update: {
          created_at?: string
          deliverable?: string
          done_on?: string | null
          dropped_why?: string | null
          due_on?: string
          id?: string
          kind?: Database["public"]["Enums"]["secondment_task_kind"]
          outcome?: string
          reminded_at?: string | null
          revision?: number
          secondment_id?: string
          title?: string
          whom?: string
          written_by_name?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "secondment_tasks_secondment_id_fkey"
            columns: ["secondment_id"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      secondment_transitions: {
        Row: {
          actor: Database["public"]["Enums"]["secondment_actor"]
          from_status: Database["public"]["Enums"]["secondment_status"]
          to_status: Database["public"]["Enums"]["secondment_status"]
          verb: Database["public"]["Enums"]["secondment_verb"]
        }
        Insert: {
          actor: Database["public"]["Enums"]["secondment_actor"]
          from_status: Database["public"]["Enums"]["secondment_status"]
          to_status: Database["public"]["Enums"]["secondment_status"]
          verb: Database["public"]["Enums"]["secondment_verb"]
        }
        Update: {
          actor?: Database["public"]["Enums"]["secondment_actor"]
          from_status?: Database["public"]["Enums"]["secondment_status"]
          to_status?: Database["public"]["Enums"]["secondment_status"]
          verb?: Database["public"]["Enums"]["secondment_verb"]
        }
        Relationships: []
      }
      secondment_ways: {
        Row: {
          organisation_id: string
          party: Database["public"]["Enums"]["secondment_party"]
          person_id: string | null
          said_at: string
          said_by_name: string
          secondment_id: string
          way: Database["public"]["Enums"]["secondment_way"]
          words: string
        }
        Insert: {
          organisation_id: string
          party: Database["public"]["Enums"]["secondment_party"]
          person_id?: string | null
          said_at?: string
          said_by_name: string
          secondment_id: string
          way: Database["public"]["Enums"]["secondment_way"]
          words?: string
        }
        Update: {
          organisation_id?: string
          party?: Database["public"]["Enums"]["secondment_party"]
          person_id?: string | null
          said_at?: string
          said_by_name?: string
          secondment_id?: string
          way?: Database["public"]["Enums"]["secondment_way"]
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "secondment_ways_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondment_ways_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondment_ways_secondment_id_fkey"
            columns: ["secondment_id"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      secondments: {
        Row: {
          counterpart: string
          counterpart_contact: string
          counterpart_post: string
          created_at: string
          ended_on: string | null
          ends_before: string
          exchange_id: string
          handover_to: string
          home_unit_id: string
          host_unit_id: string
          id: string
          number: number
          person_id: string
          plan_id: string
          post_id: string
          proposed_at: string | null
          published_at: string | null
          reason: string
          replaces: string | null
          return_guarantee: string
          return_promise: Database["public"]["Enums"]["return_promise"] | null
          revision: number
          starts_on: string
          status: Database["public"]["Enums"]["secondment_status"]
        }
        Insert: {
          counterpart?: string
          counterpart_contact?: string
          counterpart_post?: string
          created_at?: string
          ended_on?: string | null
          ends_before: string
          exchange_id: string
          handover_to?: string
          home_unit_id: string
          host_unit_id: string
          id?: string
          number?: never
          person_id: string
          plan_id: string
          post_id: string
          proposed_at?: string | null
          published_at?: string | null
          reason?: string
          replaces?: string | null
          return_guarantee?: string
          return_promise?: Database["public"]["Enums"]["return_promise"] | null
          revision?: number
          starts_on: string
          status?: Database["public"]["Enums"]["secondment_status"]
        }
        Update: {
          counterpart?: string
          counterpart_contact?: string
          counterpart_post?: string
          created_at?: string
          ended_on?: string | null
          ends_before?: string
          exchange_id?: string
          handover_to?: string
          home_unit_id?: string
          host_unit_id?: string
          id?: string
          number?: never
          person_id?: string
          plan_id?: string
          post_id?: string
          proposed_at?: string | null
          published_at?: string | null
          reason?: string
          replaces?: string | null
          return_guarantee?: string
          return_promise?: Database["public"]["Enums"]["return_promise"] | null
          revision?: number
          starts_on?: string
          status?: Database["public"]["Enums"]["secondment_status"]
        }
        Relationships: [
          {
            foreignKeyName: "secondments_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondments_home_unit_id_fkey"
            columns: ["home_unit_id"]
            isOneToOne: false
            referencedRelation: "work_units"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondments_host_unit_id_fkey"
            columns: ["host_unit_id"]
            isOneToOne: false
            referencedRelation: "work_units"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondments_person_id_fkey"
            columns: ["person_id"]
            isOneToOne: false
            referencedRelation: "people"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondments_plan_id_fkey"
            columns: ["plan_id"]
            isOneToOne: false
            referencedRelation: "secondment_plans"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondments_post_id_fkey"
            columns: ["post_id"]
            isOneToOne: false
            referencedRelation: "posts"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "secondments_replaces_fkey"
            columns: ["replaces"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_confirmations: {
        Row: {
          confirmed_at: string
          confirmed_by: string | null
          organisation_id: string
          person_name: string
          post: string
          statement_id: string
        }
        Insert: {
          confirmed_at?: string
          confirmed_by?: string | null
          organisation_id: string
          person_name: string
          post: string
          statement_id: string
        }
        Update: {
          confirmed_at?: string
          confirmed_by?: string | null
          organisation_id?: string
          person_name?: string
          post?: string
          statement_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "settlement_confirmations_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_confirmations_statement_id_fkey"
            columns: ["statement_id"]
            isOneToOne: false
            referencedRelation: "settlement_statements"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_dispute_notes: {
        Row: {
          dispute_id: string
          id: number
          words: string
          written_at: string
          written_by: string | null
          written_by_name: string
          written_for: string
        }
        Insert: {
          dispute_id: string
          id?: never
          words: string
          written_at?: string
          written_by?: string | null
          written_by_name: string
          written_for: string
        }
        Update: {
          dispute_id?: string
          id?: never
          words?: string
          written_at?: string
          written_by?: string | null
          written_by_name?: string
          written_for?: string
        }
        Relationships: [
          {
            foreignKeyName: "settlement_dispute_notes_dispute_id_fkey"
            columns: ["dispute_id"]
            isOneToOne: false
            referencedRelation: "settlement_disputes"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_dispute_notes_written_for_fkey"
            columns: ["written_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_disputes: {
        Row: {
          adjustment: number
          adjusts_from: Database["public"]["Enums"]["enclave_role"] | null
          adjusts_to: Database["public"]["Enums"]["enclave_role"] | null
          amount: number | null
          claim: string
          closed_at: string | null
          closed_by: string | null
          closed_by_name: string | null
          id: string
          number: number
          opened_at: string
          opened_by: string | null
          opened_by_name: string
          opened_for: string
          outcome: Database["public"]["Enums"]["dispute_outcome"] | null
          outcome_words: string | null
          settlement_id: string
          subject: Database["public"]["Enums"]["dispute_subject"]
        }
        Insert: {
          adjustment?: number
          adjusts_from?: Database["public"]["Enums"]["enclave_role"] | null
          adjusts_to?: Database["public"]["Enums"]["enclave_role"] | null
          amount?: number | null
          claim: string
          closed_at?: string | null
          closed_by?: string | null
          closed_by_name?: string | null
          id?: string
          number: number
          opened_at?: string
          opened_by?: string | null
          opened_by_name: string
          opened_for: string
          outcome?: Database["public"]["Enums"]["dispute_outcome"] | null
          outcome_words?: string | null
          settlement_id: string
          subject: Database["public"]["Enums"]["dispute_subject"]
        }
        Update: {
          adjustment?: number
          adjusts_from?: Database["public"]["Enums"]["enclave_role"] | null
          adjusts_to?: Database["public"]["Enums"]["enclave_role"] | null
          amount?: number | null
          claim?: string
          closed_at?: string | null
          closed_by?: string | null
          closed_by_name?: string | null
          id?: string
          number?: number
          opened_at?: string
          opened_by?: string | null
          opened_by_name?: string
          opened_for?: string
          outcome?: Database["public"]["Enums"]["dispute_outcome"] | null
          outcome_words?: string | null
          settlement_id?: string
          subject?: Database["public"]["Enums"]["dispute_subject"]
        }
        Relationships: [
          {
            foreignKeyName: "settlement_disputes_opened_for_fkey"
            columns: ["opened_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_disputes_settlement_id_fkey"
            columns: ["settlement_id"]
            isOneToOne: false
            referencedRelation: "settlements"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_entries: {
        Row: {
          amount: number
          corrects: number | null
          from_role: Database["public"]["Enums"]["enclave_role"]
          happened_on: string
          id: number
          recorded_at: string
          recorded_by: string | null
          recorded_by_name: string
          recorded_for: string
          settlement_id: string
          side: Database["public"]["Enums"]["settlement_side"]
          to_role: Database["public"]["Enums"]["enclave_role"]
          voucher: string
          why: string | null
        }
        Insert: {
          amount: number
          corrects?: number | null
          from_role: Database["public"]["Enums"]["enclave_role"]
          happened_on: string
          id?: never
          recorded_at?: string
          recorded_by?: string | null
          recorded_by_name: string
          recorded_for: string
          settlement_id: string
          side: Database["public"]["Enums"]["settlement_side"]
          to_role: Database["public"]["Enums"]["enclave_role"]
          voucher?: string
          why?: string | null
        }
        Update: {
          amount?: number
          corrects?: number | null
          from_role?: Database["public"]["Enums"]["enclave_role"]
          happened_on?: string
          id?: never
          recorded_at?: string
          recorded_by?: string | null
          recorded_by_name?: string
          recorded_for?: string
          settlement_id?: string
          side?: Database["public"]["Enums"]["settlement_side"]
          to_role?: Database["public"]["Enums"]["enclave_role"]
          voucher?: string
          why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "settlement_entries_corrects_fkey"
            columns: ["corrects"]
            isOneToOne: true
            referencedRelation: "settlement_entries"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_entries_recorded_for_fkey"
            columns: ["recorded_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_entries_settlement_id_fkey"
            columns: ["settlement_id"]
            isOneToOne: false
            referencedRelation: "settlements"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_evidence: {
        Row: {
          added_at: string
          added_by_name: string
          added_for: string
          dispute_id: string
          id: string
          media_type: string
          object_name: string
          size: number
          title: string
        }
        Insert: {
          added_at?: string
          added_by_name: string
          added_for: string
          dispute_id: string
          id?: string
          media_type: string
          object_name: string
          size: number
          title: string
        }
        Update: {
          added_at?: string
          added_by_name?: string
          added_for?: string
          dispute_id?: string
          id?: string
          media_type?: string
          object_name?: string
          size?: number
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "settlement_evidence_added_for_fkey"
            columns: ["added_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_evidence_dispute_id_fkey"
            columns: ["dispute_id"]
            isOneToOne: false
            referencedRelation: "settlement_disputes"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_figures: {
        Row: {
          corrects: number | null
          figures: NonNullable<Json>
          id: number
          recorded_at: string
          recorded_by: string | null
          recorded_by_name: string
          recorded_for: string
          settlement_id: string
          why: string | null
        }
        Insert: {
          corrects?: number | null
          figures: NonNullable<Json>
          id?: never
          recorded_at?: string
          recorded_by?: string | null
          recorded_by_name: string
          recorded_for: string
          settlement_id: string
          why?: string | null
        }
        Update: {
          corrects?: number | null
          figures?: NonNullable<Json>
          id?: never
          recorded_at?: string
          recorded_by?: string | null
          recorded_by_name?: string
          recorded_for?: string
          settlement_id?: string
          why?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "settlement_figures_corrects_fkey"
            columns: ["corrects"]
            isOneToOne: true
            referencedRelation: "settlement_figures"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_figures_recorded_for_fkey"
            columns: ["recorded_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_figures_settlement_id_fkey"
            columns: ["settlement_id"]
            isOneToOne: false
            referencedRelation: "settlements"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_reminders: {
        Row: {
          due_on: string
          enclave_id: string
          kind: string
          reminded_on: string
          year: number
        }
        Insert: {
          due_on: string
          enclave_id: string
          kind: string
          reminded_on: string
          year: number
        }
        Update: {
          due_on?: string
          enclave_id?: string
          kind?: string
          reminded_on?: string
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "settlement_reminders_enclave_id_fkey"
            columns: ["enclave_id"]
            isOneToOne: false
            referencedRelation: "enclaves"
            referencedColumns: ["id"]
          },
        ]
      }
      settlement_statements: {
        Row: {
          document: string
          drawn_at: string
          drawn_by: string | null
          drawn_by_name: string
          drawn_for: string
          hash: string
          id: string
          number: number
          settlement_id: string
          up_to_entry: number
          up_to_figures: number
        }
        Insert: {
          document: string
          drawn_at?: string
          drawn_by?: string | null
          drawn_by_name: string
          drawn_for: string
          hash: string
          id?: string
          number: number
          settlement_id: string
          up_to_entry: number
          up_to_figures: number
        }
        Update: {
          document?: string
          drawn_at?: string
          drawn_by?: string | null
          drawn_by_name?: string
          drawn_for?: string
          hash?: string
          id?: string
          number?: number
          settlement_id?: string
          up_to_entry?: number
          up_to_figures?: number
        }
        Relationships: [
          {
            foreignKeyName: "settlement_statements_drawn_for_fkey"
            columns: ["drawn_for"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "settlement_statements_settlement_id_fkey"
            columns: ["settlement_id"]
            isOneToOne: false
            referencedRelation: "settlements"
            referencedColumns: ["id"]
          },
        ]
      }
      settlements: {
        Row: {
          confirmed_at: string | null
          enclave_id: string
          id: string
          opened_at: string
          status: Database["public"]["Enums"]["settlement_status"]
          year: number
        }
        Insert: {
          confirmed_at?: string | null
          enclave_id: string
          id?: string
          opened_at?: string
          status?: Database["public"]["Enums"]["settlement_status"]
          year: number
        }
        Update: {
          confirmed_at?: string | null
          enclave_id?: string
          id?: string
          opened_at?: string
          status?: Database["public"]["Enums"]["settlement_status"]
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "settlements_enclave_id_fkey"
            columns: ["enclave_id"]
            isOneToOne: false
            referencedRelation: "enclaves"
            referencedColumns: ["id"]
          },
        ]
      }
      signatures: {
        Row: {
          channel: Database["public"]["Enums"]["signing_channel"]
          consent_id: string | null
          file_hash: string | null
          handed_in_by_id: string | null
          handed_in_by_name: string | null
          hash: string
          media_type: string | null
          object_name: string | null
          organisation_id: string
          paper_signed_on: string | null
          round: number
          signed_at: string
          signer_id: string
          signer_name: string
          signer_post: string
          step: number
          term_sheet_id: string
          version: number
        }
        Insert: {
          channel?: Database["public"]["Enums"]["signing_channel"]
          consent_id?: string | null
          file_hash?: string | null
          handed_in_by_id?: string | null
          handed_in_by_name?: string | null
          hash: string
          media_type?: string | null
          object_name?: string | null
          organisation_id: string
          paper_signed_on?: string | null
          round: number
          signed_at?: string
          signer_id: string
          signer_name: string
          signer_post: string
          step: number
          term_sheet_id: string
          version: number
        }
        Update: {
          channel?: Database["public"]["Enums"]["signing_channel"]
          consent_id?: string | null
          file_hash?: string | null
          handed_in_by_id?: string | null
          handed_in_by_name?: string | null
          hash?: string
          media_type?: string | null
          object_name?: string | null
          organisation_id?: string
          paper_signed_on?: string | null
          round?: number
          signed_at?: string
          signer_id?: string
          signer_name?: string
          signer_post?: string
          step?: number
          term_sheet_id?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "signatures_consent_id_fkey"
            columns: ["consent_id"]
            isOneToOne: false
            referencedRelation: "consents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "signatures_handed_in_by_id_fkey"
            columns: ["handed_in_by_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "signatures_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "signatures_term_sheet_id_version_fkey"
            columns: ["term_sheet_id", "version"]
            isOneToOne: false
            referencedRelation: "term_sheet_versions"
            referencedColumns: ["term_sheet_id", "number"]
          },
        ]
      }
      siting_tables: {
        Row: {
          created_at: string
          hash: string
          organisation_id: string
          packed: string
        }
        Insert: {
          created_at?: string
          hash: string
          organisation_id: string
          packed: string
        }
        Update: {
          created_at?: string
          hash?: string
          organisation_id?: string
          packed?: string
        }
        Relationships: [
          {
            foreignKeyName: "siting_tables_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_approvals: {
        Row: {
          approved_at: string
          approved_by: string | null
          approved_by_name: string
          document: string
          hash: string
          office_id: string | null
          station_id: string
        }
        Insert: {
          approved_at?: string
          approved_by?: string | null
          approved_by_name?: string
          document: string
          hash: string
          office_id?: string | null
          station_id: string
        }
        Update: {
          approved_at?: string
          approved_by?: string | null
          approved_by_name?: string
          document?: string
          hash?: string
          office_id?: string | null
          station_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "station_approvals_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_approvals_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: true
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_calendars: {
        Row: {
          id: string
          key_hash: string
          made_at: string
          made_by: string | null
          made_by_name: string
          organisation_id: string
          revoked_at: string | null
          revoked_by_name: string | null
          station_id: string | null
        }
        Insert: {
          id?: string
          key_hash: string
          made_at?: string
          made_by?: string | null
          made_by_name: string
          organisation_id: string
          revoked_at?: string | null
          revoked_by_name?: string | null
          station_id?: string | null
        }
        Update: {
          id?: string
          key_hash?: string
          made_at?: string
          made_by?: string | null
          made_by_name?: string
          organisation_id?: string
          revoked_at?: string | null
          revoked_by_name?: string | null
          station_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "station_calendars_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_calendars_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: false
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_files: {
        Row: {
          added_at: string
          added_by: string | null
          added_by_name: string
          bytes: number
          id: string
          is_photo: boolean
          media_type: string
          name: string
          path: string
          station_id: string
        }
        Insert: {
          added_at?: string
          added_by?: string | null
          added_by_name: string
          bytes: number
          id?: string
          is_photo: boolean
          media_type: string
          name: string
          path: string
          station_id: string
        }
        Update: {
          added_at?: string
          added_by?: string | null
          added_by_name?: string
          bytes?: number
          id?: string
          is_photo?: boolean
          media_type?: string
          name?: string
          path?: string
          station_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "station_files_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: false
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_places: {
        Row: {
          id: string
          kind: Database["public"]["Enums"]["place_kind"]
          name: string
          note: string
          position: number
          retired_on: string | null
          station_id: string
        }
        Insert: {
          id?: string
          kind: Database["public"]["Enums"]["place_kind"]
          name: string
          note?: string
          position: number
          retired_on?: string | null
          station_id: string
        }
        Update: {
          id?: string
          kind?: Database["public"]["Enums"]["place_kind"]
          name?: string
          note?: string
          position?: number
          retired_on?: string | null
          station_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "station_places_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: false
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_posts: {
        Row: {
          post_id: string
          station_id: string
        }
        Insert: {
          post_id: string
          station_id: string
        }
        Update: {
          post_id?: string
          station_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "station_posts_post_id_fkey"
            columns: ["post_id"]
            isOneToOne: true
            referencedRelation: "posts"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_posts_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: false
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_projects: {
        Row: {
          added_at: string
          added_by_name: string
          ended_on: string | null
          home_id: string
          home_listing_id: string | null
          home_post: string
          home_post_id: string | null
          id: string
          name: string
          number: number
          people: number | null
          started_on: string
          station_id: string
          tie_owed: boolean
        }
        Insert: {
          added_at?: string
          added_by_name: string
          ended_on?: string | null
          home_id: string
          home_listing_id?: string | null
          home_post?: string
          home_post_id?: string | null
          id?: string
          name: string
          number?: never
          people?: number | null
          started_on: string
          station_id: string
          tie_owed?: boolean
        }
        Update: {
          added_at?: string
          added_by_name?: string
          ended_on?: string | null
          home_id?: string
          home_listing_id?: string | null
          home_post?: string
          home_post_id?: string | null
          id?: string
          name?: string
          number?: never
          people?: number | null
          started_on?: string
          station_id?: string
          tie_owed?: boolean
        }
        Relationships: [
          {
            foreignKeyName: "station_projects_home_id_fkey"
            columns: ["home_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_projects_home_listing_id_fkey"
            columns: ["home_listing_id"]
            isOneToOne: false
            referencedRelation: "listings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_projects_home_post_id_fkey"
            columns: ["home_post_id"]
            isOneToOne: false
            referencedRelation: "posts"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_projects_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: false
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_returns: {
        Row: {
          amount_fen: number | null
          answer: string
          answered_at: string | null
          answered_by_name: string | null
          evidence: string
          file_id: string | null
          happened_on: string
          home_share: number
          id: string
          kind: Database["public"]["Enums"]["return_kind"]
          noted_at: string
          noted_by: string | null
          noted_by_name: string
          number: number
          project_id: string
          status: Database["public"]["Enums"]["return_status"]
          subject: string
          subject_key: string
        }
        Insert: {
          amount_fen?: number | null
          answer?: string
          answered_at?: string | null
          answered_by_name?: string | null
          evidence?: string
          file_id?: string | null
          happened_on: string
          home_share: number
          id?: string
          kind: Database["public"]["Enums"]["return_kind"]
          noted_at?: string
          noted_by?: string | null
          noted_by_name: string
          number?: never
          project_id: string
          status?: Database["public"]["Enums"]["return_status"]
          subject: string
          subject_key: string
        }
        Update: {
          amount_fen?: number | null
          answer?: string
          answered_at?: string | null
          answered_by_name?: string | null
          evidence?: string
          file_id?: string | null
          happened_on?: string
          home_share?: number
          id?: string
          kind?: Database["public"]["Enums"]["return_kind"]
          noted_at?: string
          noted_by?: string | null
          noted_by_name?: string
          number?: never
          project_id?: string
          status?: Database["public"]["Enums"]["return_status"]
          subject?: string
          subject_key?: string
        }
        Relationships: [
          {
            foreignKeyName: "station_returns_file_id_fkey"
            columns: ["file_id"]
            isOneToOne: false
            referencedRelation: "station_files"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_returns_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "station_projects"
            referencedColumns: ["id"]
          },
        ]
      }
      station_stays: {
        Row: {
          arrival_noted_by_name: string | null
          arrived_at: string | null
          booked_at: string
          booked_by: string | null
          booked_by_name: string
          ended_why: string
          ends_before: string
          guest_name: string
          id: string
          number: number
          organisation_id: string
          place_id: string
          purpose: string
          secondment_id: string | null
          starts_on: string
          station_id: string
          status: Database["public"]["Enums"]["stay_status"]
        }
        Insert: {
          arrival_noted_by_name?: string | null
          arrived_at?: string | null
          booked_at?: string
          booked_by?: string | null
          booked_by_name: string
          ended_why?: string
          ends_before: string
          guest_name: string
          id?: string
          number?: never
          organisation_id: string
          place_id: string
          purpose?: string
          secondment_id?: string | null
          starts_on: string
          station_id: string
          status?: Database["public"]["Enums"]["stay_status"]
        }
        Update: {
          arrival_noted_by_name?: string | null
          arrived_at?: string | null
          booked_at?: string
          booked_by?: string | null
          booked_by_name?: string
          ended_why?: string
          ends_before?: string
          guest_name?: string
          id?: string
          number?: never
          organisation_id?: string
          place_id?: string
          purpose?: string
          secondment_id?: string | null
          starts_on?: string
          station_id?: string
          status?: Database["public"]["Enums"]["stay_status"]
        }
        Relationships: [
          {
            foreignKeyName: "station_stays_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_stays_place_id_station_id_fkey"
            columns: ["place_id", "station_id"]
            isOneToOne: false
            referencedRelation: "station_places"
            referencedColumns: ["id", "station_id"]
          },
          {
            foreignKeyName: "station_stays_secondment_id_fkey"
            columns: ["secondment_id"]
            isOneToOne: false
            referencedRelation: "secondments"
            referencedColumns: ["id"]
          },
        ]
      }
      station_terms: {
        Row: {
          lease_from: string | null
          lease_until: string | null
          rent_fen: number | null
          running_fen: number | null
          station_id: string
          subsidy_fen: number | null
        }
        Insert: {
          lease_from?: string | null
          lease_until?: string | null
          rent_fen?: number | null
          running_fen?: number | null
          station_id: string
          subsidy_fen?: number | null
        }
        Update: {
          lease_from?: string | null
          lease_until?: string | null
          rent_fen?: number | null
          running_fen?: number | null
          station_id?: string
          subsidy_fen?: number | null
        }
        Relationships: [
          {
            foreignKeyName: "station_terms_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: true
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      station_transitions: {
        Row: {
          actor: Database["public"]["Enums"]["station_actor"]
          from_status: Database["public"]["Enums"]["station_status"]
          to_status: Database["public"]["Enums"]["station_status"]
          verb: Database["public"]["Enums"]["station_verb"]
        }
        Insert: {
          actor: Database["public"]["Enums"]["station_actor"]
          from_status: Database["public"]["Enums"]["station_status"]
          to_status: Database["public"]["Enums"]["station_status"]
          verb: Database["public"]["Enums"]["station_verb"]
        }
        Update: {
          actor?: Database["public"]["Enums"]["station_actor"]
          from_status?: Database["public"]["Enums"]["station_status"]
          to_status?: Database["public"]["Enums"]["station_status"]
          verb?: Database["public"]["Enums"]["station_verb"]
        }
        Relationships: []
      }
      station_waits: {
        Row: {
          asked_at: string
          asked_by: string | null
          asked_by_name: string
          ends_before: string
          guest_name: string
          id: string
          kind: Database["public"]["Enums"]["place_kind"]
          number: number
          offer_until: string | null
          organisation_id: string
          place_id: string | null
          purpose: string
          starts_on: string
          station_id: string
          status: Database["public"]["Enums"]["wait_status"]
          stay_id: string | null
        }
        Insert: {
          asked_at?: string
          asked_by?: string | null
          asked_by_name: string
          ends_before: string
          guest_name: string
          id?: string
          kind: Database["public"]["Enums"]["place_kind"]
          number?: never
          offer_until?: string | null
          organisation_id: string
          place_id?: string | null
          purpose?: string
          starts_on: string
          station_id: string
          status?: Database["public"]["Enums"]["wait_status"]
          stay_id?: string | null
        }
        Update: {
          asked_at?: string
          asked_by?: string | null
          asked_by_name?: string
          ends_before?: string
          guest_name?: string
          id?: string
          kind?: Database["public"]["Enums"]["place_kind"]
          number?: never
          offer_until?: string | null
          organisation_id?: string
          place_id?: string | null
          purpose?: string
          starts_on?: string
          station_id?: string
          status?: Database["public"]["Enums"]["wait_status"]
          stay_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "station_waits_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_waits_place_fkey"
            columns: ["place_id", "station_id"]
            isOneToOne: false
            referencedRelation: "station_places"
            referencedColumns: ["id", "station_id"]
          },
          {
            foreignKeyName: "station_waits_station_id_fkey"
            columns: ["station_id"]
            isOneToOne: false
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "station_waits_stay_id_fkey"
            columns: ["stay_id"]
            isOneToOne: false
            referencedRelation: "station_stays"
            referencedColumns: ["id"]
          },
        ]
      }
      stations: {
        Row: {
          address: string
          ahead_days_most: number
          area_m2: number | null
          beds: number
          closed_on: string | null
          closes_on: string | null
          coordinate_source: string
          created_at: string
          desks: number
          exit_assets: string
          exit_owner: string
          exit_people: string
          exit_report: string
          exit_when: string
          host_id: string
          id: string
          is_sample: boolean
          kind: Database["public"]["Enums"]["station_kind"]
          labs: number
          latitude: number | null
          longitude: number | null
          name: string
          number: number
          opened_on: string | null
          opens_on: string | null
          operator: string
          organisation_places_most: number | null
          partners: string
          proposal_id: string | null
          proposed_by: string | null
          proposed_by_name: string
          region_code: string
          reserved_posts: number
          revision: number
          services: string
          status: Database["public"]["Enums"]["station_status"]
          stay_days_most: number
          successor_id: string | null
        }
        Insert: {
          address: string
          ahead_days_most?: number
          area_m2?: number | null
          beds?: number
          closed_on?: string | null
          closes_on?: string | null
          coordinate_source?: string
          created_at?: string
          desks?: number
          exit_assets?: string
          exit_owner?: string
          exit_people?: string
          exit_report?: string
          exit_when?: string
          host_id: string
          id?: string
          is_sample?: boolean
          kind: Database["public"]["Enums"]["station_kind"]
          labs?: number
          latitude?: number | null
          longitude?: number | null
          name: string
          number?: never
          opened_on?: string | null
          opens_on?: string | null
          operator?: string
          organisation_places_most?: number | null
          partners?: string
          proposal_id?: string | null
          proposed_by?: string | null
          proposed_by_name?: string
          region_code: string
          reserved_posts?: number
          revision?: number
          services?: string
          status?: Database["public"]["Enums"]["station_status"]
          stay_days_most?: number
          successor_id?: string | null
        }
        Update: {
          address?: string
          ahead_days_most?: number
          area_m2?: number | null
          beds?: number
          closed_on?: string | null
          closes_on?: string | null
          coordinate_source?: string
          created_at?: string
          desks?: number
          exit_assets?: string
          exit_owner?: string
          exit_people?: string
          exit_report?: string
          exit_when?: string
          host_id?: string
          id?: string
          is_sample?: boolean
          kind?: Database["public"]["Enums"]["station_kind"]
          labs?: number
          latitude?: number | null
          longitude?: number | null
          name?: string
          number?: never
          opened_on?: string | null
          opens_on?: string | null
          operator?: string
          organisation_places_most?: number | null
          partners?: string
          proposal_id?: string | null
          proposed_by?: string | null
          proposed_by_name?: string
          region_code?: string
          reserved_posts?: number
          revision?: number
          services?: string
          status?: Database["public"]["Enums"]["station_status"]
          stay_days_most?: number
          successor_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "stations_host_id_fkey"
            columns: ["host_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "stations_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: false
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "stations_region_code_fkey"
            columns: ["region_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "stations_successor_id_fkey"
            columns: ["successor_id"]
            isOneToOne: false
            referencedRelation: "stations"
            referencedColumns: ["id"]
          },
        ]
      }
      teams: {
        Row: {
          created_at: string
          exchange_id: string | null
          id: string
          is_sample: boolean
          min_filled: number
          name: string
          office_id: string
          purpose: string
          revision: number
          updated_at: string
        }
        Insert: {
          created_at?: string
          exchange_id?: string | null
          id?: string
          is_sample?: boolean
          min_filled?: number
          name: string
          office_id: string
          purpose?: string
          revision?: number
          updated_at?: string
        }
        Update: {
          created_at?: string
          exchange_id?: string | null
          id?: string
          is_sample?: boolean
          min_filled?: number
          name?: string
          office_id?: string
          purpose?: string
          revision?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "teams_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "teams_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      term_sheet_comments: {
        Row: {
          at: string
          by_id: string | null
          by_name: string | null
          clause_id: string
          id: number
          organisation_id: string
          term_sheet_id: string
          version: number
          words: string
        }
        Insert: {
          at?: string
          by_id?: string | null
          by_name?: string | null
          clause_id: string
          id?: never
          organisation_id: string
          term_sheet_id: string
          version: number
          words: string
        }
        Update: {
          at?: string
          by_id?: string | null
          by_name?: string | null
          clause_id?: string
          id?: never
          organisation_id?: string
          term_sheet_id?: string
          version?: number
          words?: string
        }
        Relationships: [
          {
            foreignKeyName: "term_sheet_comments_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "term_sheet_comments_term_sheet_id_fkey"
            columns: ["term_sheet_id"]
            isOneToOne: false
            referencedRelation: "term_sheets"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "term_sheet_comments_term_sheet_id_version_fkey"
            columns: ["term_sheet_id", "version"]
            isOneToOne: false
            referencedRelation: "term_sheet_versions"
            referencedColumns: ["term_sheet_id", "number"]
          },
        ]
      }
      term_sheet_issues: {
        Row: {
          number: number
          organisation_id: string
          raised_at: string
          raised_by_name: string | null
          settled: string
          settled_at: string | null
          settled_by_id: string | null
          settled_by_name: string | null
          term_sheet_id: string
          title: string
        }
        Insert: {
          number: number
          organisation_id: string
          raised_at?: string
          raised_by_name?: string | null
          settled?: string
          settled_at?: string | null
          settled_by_id?: string | null
          settled_by_name?: string | null
          term_sheet_id: string
          title: string
        }
        Update: {
          number?: number
          organisation_id?: string
          raised_at?: string
          raised_by_name?: string | null
          settled?: string
          settled_at?: string | null
          settled_by_id?: string | null
          settled_by_name?: string | null
          term_sheet_id?: string
          title?: string
        }
        Relationships: [
          {
            foreignKeyName: "term_sheet_issues_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "term_sheet_issues_settled_by_id_fkey"
            columns: ["settled_by_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "term_sheet_issues_term_sheet_id_fkey"
            columns: ["term_sheet_id"]
            isOneToOne: false
            referencedRelation: "term_sheets"
            referencedColumns: ["id"]
          },
        ]
      }
      term_sheet_reservations: {
        Row: {
          at: string
          direction: Database["public"]["Enums"]["reservation_direction"]
          issue: number
          organisation_id: string
          term_sheet_id: string
          value: number
        }
        Insert: {
          at?: string
          direction: Database["public"]["Enums"]["reservation_direction"]
          issue: number
          organisation_id: string
          term_sheet_id: string
          value: number
        }
        Update: {
          at?: string
          direction?: Database["public"]["Enums"]["reservation_direction"]
          issue?: number
          organisation_id?: string
          term_sheet_id?: string
          value?: number
        }
        Relationships: [
          {
            foreignKeyName: "term_sheet_reservations_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "term_sheet_reservations_term_sheet_id_issue_fkey"
            columns: ["term_sheet_id", "issue"]
            isOneToOne: false
            referencedRelation: "term_sheet_issues"
            referencedColumns: ["term_sheet_id", "number"]
          },
        ]
      }
      term_sheet_signers: {
        Row: {
          capacity: Database["public"]["Enums"]["signing_capacity"]
          organisation_id: string
          step: number
          term_sheet_id: string
        }
        Insert: {
          capacity: Database["public"]["Enums"]["signing_capacity"]
          organisation_id: string
          step: number
          term_sheet_id: string
        }
        Update: {
          capacity?: Database["public"]["Enums"]["signing_capacity"]
          organisation_id?: string
          step?: number
          term_sheet_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "term_sheet_signers_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "term_sheet_signers_term_sheet_id_fkey"
            columns: ["term_sheet_id"]
            isOneToOne: false
            referencedRelation: "term_sheets"
            referencedColumns: ["id"]
          },
        ]
      }
      term_sheet_versions: {
        Row: {
          base: number | null
          content: NonNullable<Json>
          hash: string
          made_at: string
          made_by: string | null
          made_by_name: string | null
          note: string
          number: number
          organisation_id: string
          source: Database["public"]["Enums"]["term_sheet_source"]
          term_sheet_id: string
        }
        Insert: {
          base?: number | null
          content: NonNullable<Json>
          hash: string
          made_at?: string
          made_by?: string | null
          made_by_name?: string | null
          note?: string
          number: number
          organisation_id: string
          source: Database["public"]["Enums"]["term_sheet_source"]
          term_sheet_id: string
        }
        Update: {
          base?: number | null
          content?: NonNullable<Json>
          hash?: string
          made_at?: string
          made_by?: string | null
          made_by_name?: string | null
          note?: string
          number?: number
          organisation_id?: string
          source?: Database["public"]["Enums"]["term_sheet_source"]
          term_sheet_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "term_sheet_versions_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "term_sheet_versions_term_sheet_id_fkey"
            columns: ["term_sheet_id"]
            isOneToOne: false
            referencedRelation: "term_sheets"
            referencedColumns: ["id"]
          },
        ]
      }
      term_sheets: {
        Row: {
          begun_at: string
          id: string
          proposal_id: string
          round: number
          signed_at: string | null
          signing_version: number | null
          status: Database["public"]["Enums"]["term_sheet_status"]
          verify_code: string | null
        }
        Insert: {
          begun_at?: string
          id?: string
          proposal_id: string
          round?: number
          signed_at?: string | null
          signing_version?: number | null
          status?: Database["public"]["Enums"]["term_sheet_status"]
          verify_code?: string | null
        }
        Update: {
          begun_at?: string
          id?: string
          proposal_id?: string
          round?: number
          signed_at?: string | null
          signing_version?: number | null
          status?: Database["public"]["Enums"]["term_sheet_status"]
          verify_code?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "term_sheets_id_signing_version_fkey"
            columns: ["id", "signing_version"]
            isOneToOne: false
            referencedRelation: "term_sheet_versions"
            referencedColumns: ["term_sheet_id", "number"]
          },
          {
            foreignKeyName: "term_sheets_proposal_id_fkey"
            columns: ["proposal_id"]
            isOneToOne: true
            referencedRelation: "proposals"
            referencedColumns: ["id"]
          },
        ]
      }
      trainings: {
        Row: {
          audience: string
          classes: number
          created_at: string
          direction: Database["public"]["Enums"]["exchange_direction"]
          ends_before: string
          exchange_id: string | null
          held: number | null
          id: string
          is_sample: boolean
          office_id: string
          place: string
          planned: number
          ref: string
          revision: number
          starts_on: string
          title: string
          updated_at: string
        }
        Insert: {
          audience?: string
          classes?: number
          created_at?: string
          direction: Database["public"]["Enums"]["exchange_direction"]
          ends_before: string
          exchange_id?: string | null
          held?: number | null
          id?: string
          is_sample?: boolean
          office_id: string
          place?: string
          planned: number
          ref: string
          revision?: number
          starts_on: string
          title: string
          updated_at?: string
        }
        Update: {
          audience?: string
          classes?: number
          created_at?: string
          direction?: Database["public"]["Enums"]["exchange_direction"]
          ends_before?: string
          exchange_id?: string | null
          held?: number | null
          id?: string
          is_sample?: boolean
          office_id?: string
          place?: string
          planned?: number
          ref?: string
          revision?: number
          starts_on?: string
          title?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "trainings_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "trainings_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      unit_covers: {
        Row: {
          at_least: number
          specialty: string
          unit_id: string
        }
        Insert: {
          at_least: number
          specialty: string
          unit_id: string
        }
        Update: {
          at_least?: number
          specialty?: string
          unit_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "unit_covers_unit_id_fkey"
            columns: ["unit_id"]
            isOneToOne: false
            referencedRelation: "work_units"
            referencedColumns: ["id"]
          },
        ]
      }
      verify_codes: {
        Row: {
          code: string
          hash: string
          made_at: string
          subject_id: string
          subject_kind: Database["public"]["Enums"]["verified_kind"]
        }
        Insert: {
          code: string
          hash: string
          made_at?: string
          subject_id: string
          subject_kind: Database["public"]["Enums"]["verified_kind"]
        }
        Update: {
          code?: string
          hash?: string
          made_at?: string
          subject_id?: string
          subject_kind?: Database["public"]["Enums"]["verified_kind"]
        }
        Relationships: []
      }
      visits: {
        Row: {
          created_at: string
          direction: Database["public"]["Enums"]["exchange_direction"]
          ends_before: string
          exchange_id: string | null
          held: number | null
          id: string
          is_sample: boolean
          kind: Database["public"]["Enums"]["visit_kind"]
          office_id: string
          outcome: string
          place: string
          planned: number
          purpose: string
          ref: string
          revision: number
          starts_on: string
          title: string
          updated_at: string
        }
        Insert: {
          created_at?: string
          direction: Database["public"]["Enums"]["exchange_direction"]
          ends_before: string
          exchange_id?: string | null
          held?: number | null
          id?: string
          is_sample?: boolean
          kind: Database["public"]["Enums"]["visit_kind"]
          office_id: string
          outcome?: string
          place?: string
          planned: number
          purpose: string
          ref: string
          revision?: number
          starts_on: string
          title: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          direction?: Database["public"]["Enums"]["exchange_direction"]
          ends_before?: string
          exchange_id?: string | null
          held?: number | null
          id?: string
          is_sample?: boolean
          kind?: Database["public"]["Enums"]["visit_kind"]
          office_id?: string
          outcome?: string
          place?: string
          planned?: number
          purpose?: string
          ref?: string
          revision?: number
          starts_on?: string
          title?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "visits_exchange_id_fkey"
            columns: ["exchange_id"]
            isOneToOne: false
            referencedRelation: "exchanges"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
        ]
      }
      work_units: {
        Row: {
          created_at: string
          id: string
          is_sample: boolean
          name: string
          note: string
          office_id: string
          organisation_id: string | null
          region_code: string
          release_cap: number | null
          revision: number
          updated_at: string
        }
        Insert: {
          created_at?: string
          id?: string
          is_sample?: boolean
          name: string
          note?: string
          office_id: string
          organisation_id?: string | null
          region_code: string
          release_cap?: number | null
          revision?: number
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          is_sample?: boolean
          name?: string
          note?: string
          office_id?: string
          organisation_id?: string | null
          region_code?: string
          release_cap?: number | null
          revision?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "work_units_office_id_fkey"
            columns: ["office_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "work_units_organisation_id_fkey"
            columns: ["organisation_id"]
            isOneToOne: false
            referencedRelation: "organisations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "work_units_region_code_fkey"
            columns: ["region_code"]
            isOneToOne: false
            referencedRelation: "regions"
            referencedColumns: ["code"]
          },
        ]
      }
      working_days: {
        Row: {
          day: string
          name: string
          works: boolean
        }
        Insert: {
          day: string
          name: string
          works: boolean
        }
        Update: {
          day?: string
          name?: string
          works?: boolean
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      accept_invitation: { Args: { display_name: string }; Returns: undefined }
      accept_roster_import: {
        Args: { import_id: string; most?: number }
        Returns: number
      }
      add_dispute_evidence: {
        Args: {
          dispute_id: string
          media_type: string
          object_name: string
          size: number
          title: string
        }
        Returns: string
      }
      add_evidence: {
        Args: {
          kind: Database["public"]["Enums"]["evidence_kind"]
          media_type: string
          object_name: string
          organisation_id: string
          size: number
          title: string
        }
        Returns: string
      }
      add_listing_attachment: {
        Args: {
          bytes: number
          is_public: boolean
          kind: Database["public"]["Enums"]["attachment_kind"]
          listing_ref: string
          media_type: string
          name: string
        }
        Returns: string
      }
      add_milestone: {
        Args: {
          due_on: string
          kind: Database["public"]["Enums"]["milestone_kind"]
          owner_id: string
          proposal_id: string
          title: string
        }
        Returns: number
      }
      add_own_pairing: {
        Args: {
          confidence: Database["public"]["Enums"]["confidence"]
          east_code: string
          office_id?: string
          source: string
          source_url: string
          system: Database["public"]["Enums"]["pairing_system"]
          valid_from: string
          valid_until: string
          west_code: string
        }
        Returns: string
      }
      add_own_parameter: {
        Args: {
          code: string
          confidence: Database["public"]["Enums"]["confidence"]
          office_id?: string
          source: string
          source_url: string
          unit: Database["public"]["Enums"]["parameter_unit"]
          valid_from: string
          valid_until: string
          value: number
        }
        Returns: undefined
      }
      add_own_scheme: {
        Args: {
          code: string
          conditions: string
          confidence: Database["public"]["Enums"]["confidence"]
          counts_from_months: number
          direction: Database["public"]["Enums"]["exchange_direction"]
          ladder: Database["public"]["Enums"]["secondment_ladder"]
          months_allowed: number[]
          months_max: number
          months_min: number
          name: string
          source: string
          source_url: string
          valid_from: string
        }
        Returns: undefined
      }
      add_station_expert: {
        Args: { name: string; note: string; station_id: string }
        Returns: string
      }
      add_station_file: {
        Args: {
          bytes: number
          is_photo: boolean
          media_type: string
          name: string
          station_id: string
        }
        Returns: string
      }
      add_station_project: {
        Args: {
          home: string
          listing_ref?: string
          name: string
          people?: number
          post_id?: string
          started_on: string
          station_id: string
        }
        Returns: string
      }
      agree_enclave_terms: {
        Args: { enclave_id: string; hash: string; number: number; post: string }
        Returns: boolean
      }
      answer_documents: {
        Args: {
          answer: Database["public"]["Enums"]["document_answer"]
          asker_id: string
          proposal_id: string
          why?: string
        }
        Returns: undefined
      }
      answer_exchange: {
        Args: { exchange_id: string; joins: boolean; why?: string }
        Returns: undefined
      }
      answer_person_request: {
        Args: { answer: string; granted: boolean; request_id: string }
        Returns: undefined
      }
      answer_proposal: {
        Args: {
          answer: Database["public"]["Enums"]["proposal_answer"]
          consent_id?: string
          for_organisation?: string
          never_again?: boolean
          proposal_id: string
          quantities?: Json
          reason?: Database["public"]["Enums"]["proposal_reason"]
          words?: string
        }
        Returns: Database["public"]["Enums"]["proposal_status"]
      }
      answer_settlement_dispute: {
        Args: { dispute_id: string; words: string }
        Returns: undefined
      }
      answer_station_return: {
        Args: { answer?: string; confirmed: boolean; return_id: string }
        Returns: undefined
      }
      answer_verification: {
        Args: { accept: boolean; comment?: string; verification_id: string }
        Returns: undefined
      }
      answer_wait: {
        Args: { accept: boolean; wait_id: string }
        Returns: undefined
      }
      approvals_of: { Args: { proposal_id: string }; Returns: Json }
      approve_second: {
        Args: {
          organisation_id?: string
          proposal_id: string
          subject: Database["public"]["Enums"]["approval_subject"]
          words: string
        }
        Returns: number
      }
      ask_by_link: {
        Args: {
          kind: Database["public"]["Enums"]["person_request_kind"]
          text: string
          token_hash: string
        }
        Returns: boolean
      }
      ask_for_documents: {
        Args: { owner_id: string; proposal_id: string; words?: string }
        Returns: undefined
      }
      ask_human: {
        Args: { page?: string; page_title?: string; question: string }
        Returns: string
      }
      ask_second_approval: { Args: { proposal_id: string }; Returns: undefined }
      ask_verification: {
        Args: { note?: string; organisation_id: string }
        Returns: string
      }
      assignments_by_link: { Args: { token_hash: string }; Returns: Json }
      begin_import: {
        Args: { file_bytes: number; file_hash: string; file_name: string }
        Returns: string
      }
      begin_import_decision: {
        Args: {
          clear: number
          comment?: string
          credible: number
          import_id: string
          outcome: Database["public"]["Enums"]["review_outcome"]
          specific: number
          until: string
          useful: number
        }
        Returns: string
      }
      begin_import_reading: { Args: { import_id: string }; Returns: number }
      begin_import_work: {
        Args: {
          all_edited?: boolean
          also?: string[]
          import_id: string
          work: Database["public"]["Enums"]["import_work"]
        }
        Returns: number
      }
      begin_negotiation: { Args: { proposal_id: string }; Returns: undefined }
      begin_roster_import: {
        Args: { exchange_id?: string; file_name: string }
        Returns: string
      }
      begin_term_sheet: {
        Args: { content: Json; proposal_id: string }
        Returns: string
      }
      book_station: {
        Args: {
          ends_before: string
          guest: string
          kind: Database["public"]["Enums"]["place_kind"]
          place_id?: string
          purpose?: string
          starts_on: string
          station_id: string
        }
        Returns: string
      }
      calendars_by_link: { Args: { token_hash: string }; Returns: Json }
      call_queue: { Args: Record<PropertyKey, never>; Returns: Json }
      cancel_run: { Args: { run_id: string }; Returns: undefined }
      cancel_stay: {
        Args: { stay_id: string; why?: string }
        Returns: undefined
      }
      change_listing_state: {
        Args: {
          listing_ref: string
          note?: string
          verb: Database["public"]["Enums"]["listing_verb"]
        }
        Returns: Database["public"]["Enums"]["listing_status"]
      }
      change_search: {
        Args: {
          digest: Database["public"]["Enums"]["digest_rhythm"]
          name: string
          search_id: string
        }
        Returns: undefined
      }
      changes_to_recompose: { Args: { most?: number }; Returns: Json }
      check_invariants: {
        Args: Record<PropertyKey, never>
        Returns: {
          rule: string
          subject: string
        }[]
      }
      choose_about_change: {
        Args: {
          change_id: number
          choice: Database["public"]["Enums"]["change_choice"]
          consent_id?: string
          for_organisation?: string
          substitute_ref?: string
          wait_until?: string
          words?: string
        }
        Returns: undefined
      }
      choose_all_import_rows: {
        Args: { import_id: string; take: boolean; words?: string }
        Returns: undefined
      }
      choose_import_rows: {
        Args: { import_id: string; leave: number[]; take: number[] }
        Returns: undefined
      }
      choose_roster_rows: {
        Args: { chosen: number[]; import_id: string; positions: number[] }
        Returns: undefined
      }
      choose_secondment_way: {
        Args: {
          person_id?: string
          secondment_id: string
          way: Database["public"]["Enums"]["secondment_way"]
          words?: string
        }
        Returns: undefined
      }
      claim_run: {
        Args: {
          kinds: Database["public"]["Enums"]["run_kind"][]
          lease_seconds: number
          worker: string
        }
        Returns: {
          attempt: number
          attempts_left: number
          bound: number | null
          cancel_wanted_at: string | null
          cancel_wanted_by: string | null
          created_at: string
          done: number | null
          ended_at: string | null
          engine_version: string | null
          fault: string | null
          fault_detail: string | null
          id: string
          input_bytes: number | null
          input_hash: string | null
          input_path: string | null
          kind: Database["public"]["Enums"]["run_kind"]
          lease_until: string | null
          number: number
          objective: number | null
          organisation_id: string
          output_bytes: number | null
          output_hash: string | null
          output_path: string | null
          parameters: NonNullable<Json>
          repeats: string | null
          requested_by: string
          requested_by_name: string
          revision: number
          seed: number
          series: NonNullable<Json>
          stage: string | null
          started_at: string | null
          status: Database["public"]["Enums"]["run_status"]
          summary: Json | null
          total: number | null
          work: number | null
          work_limit: number | null
          worker: string | null
        }[]
        SetofOptions: {
          from: "*"
          to: "runs"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      close_exchange: {
        Args: { exchange_id: string; why: string }
        Returns: undefined
      }
      close_help: { Args: { request_id: string }; Returns: undefined }
      close_portfolio: {
        Args: { note?: string; portfolio_id: string }
        Returns: undefined
      }
      close_secondment_plan: {
        Args: { plan_id: string; why: string }
        Returns: undefined
      }
      close_settlement_dispute: {
        Args: {
          adjustment: number
          adjusts_from: Database["public"]["Enums"]["enclave_role"]
          adjusts_to: Database["public"]["Enums"]["enclave_role"]
          dispute_id: string
          outcome: Database["public"]["Enums"]["dispute_outcome"]
          words: string
        }
        Returns: undefined
      }
      comment_on_clause: {
        Args: {
          clause_id: string
          term_sheet_id: string
          version: number
          words: string
        }
        Returns: number
      }
      confirm_completion: {
        Args: { proposal_id: string; words?: string }
        Returns: Database["public"]["Enums"]["proposal_status"]
      }
      confirm_settlement_statement: {
        Args: {
          hash: string
          number: number
          post: string
          settlement_id: string
        }
        Returns: boolean
      }
      create_enclave: {
        Args: {
          kind: Database["public"]["Enums"]["enclave_kind"]
          name: string
          parties: Json
          place_code: string
        }
        Returns: string
      }
      create_first_administrator: {
        Args: { display_name: string; new_user_id: string }
        Returns: undefined
      }
      create_listing: {
        Args: { consent_id?: string; for_organisation: string; typed: Json }
        Returns: string
      }
      create_organisation: {
        Args: {
          credit_code?: string
          kind: Database["public"]["Enums"]["organisation_kind"]
          name: string
          region_code: string
        }
        Returns: string
      }
      decide_projects: {
        Args: {
          decision: Database["public"]["Enums"]["project_decision"]
          portfolio_id: string
          projects: string[]
          why: string
        }
        Returns: undefined
      }
      declare_interest: {
        Args: {
          kind: Database["public"]["Enums"]["interest_kind"]
          organisation_id: string
          words?: string
        }
        Returns: string
      }
      delete_search: { Args: { search_id: string }; Returns: undefined }
      deliver_digest: {
        Args: { body: string; person_id: string; subject: string; told: Json }
        Returns: boolean
      }
      deliver_notice_digest: {
        Args: {
          body: string
          mailed_up_to: number
          pace: string
          person_id: string
          subject: string
          up_to: number
        }
        Returns: boolean
      }
      delivery_overview: { Args: Record<PropertyKey, never>; Returns: Json }
      discard_import: { Args: { import_id: string }; Returns: undefined }
      discard_listing_draft: {
        Args: { listing_ref: string }
        Returns: undefined
      }
      discard_roster_import: { Args: { import_id: string }; Returns: undefined }
      disclose_listing: {
        Args: { listing_ref: string; to_organisation: string }
        Returns: undefined
      }
      do_import_decision: {
        Args: { attempt: number; decision_id: string; most?: number }
        Returns: Json
      }
      do_import_work: {
        Args: { attempt: number; import_id: string; most?: number }
        Returns: Json
      }
      draft_secondment_record: {
        Args: { secondment_id: string }
        Returns: string
      }
      draw_settlement_statement: {
        Args: { document: string; settlement_id: string }
        Returns: number
      }
      drop_enclave: {
        Args: { enclave_id: string; why: string }
        Returns: undefined
      }
      drop_out: {
        Args: { secondment_id: string; why: string }
        Returns: undefined
      }
      drop_portfolio: {
        Args: { portfolio_id: string; why: string }
        Returns: undefined
      }
      drop_secondment_task: {
        Args: { task_id: string; why: string }
        Returns: undefined
      }
      due_notice_digests: { Args: Record<PropertyKey, never>; Returns: Json }
      due_searches: { Args: Record<PropertyKey, never>; Returns: Json }
      enclave_law: { Args: { enclave_id: string }; Returns: Json }
      enclaves_under_new_law: {
        Args: Record<PropertyKey, never>
        Returns: Json
      }
      end_disclosure: {
        Args: { listing_ref: string; to_organisation: string }
        Returns: undefined
      }
      end_interest: {
        Args: { interest_id: string; why: string }
        Returns: undefined
      }
      end_own_pairing: {
        Args: { office_id?: string; pairing_id: string; valid_until: string }
        Returns: undefined
      }
      end_own_parameter: {
        Args: {
          code: string
          office_id?: string
          valid_from: string
          valid_until: string
        }
        Returns: undefined
      }
      end_own_scheme: {
        Args: { code: string; valid_from: string; valid_until: string }
        Returns: undefined
      }
      end_rather_not: { Args: { rather_not_id: string }; Returns: undefined }
      enqueue_run: {
        Args: {
          kind: Database["public"]["Enums"]["run_kind"]
          parameters: Json
          seed?: number
        }
        Returns: string
      }
      enqueue_siting: {
        Args: { packed: string; settings: Json }
        Returns: string
      }
      exchange_partners: { Args: Record<PropertyKey, never>; Returns: Json }
      fail_run: {
        Args: {
          attempt: number
          detail?: string
          fault: string
          run_id: string
        }
        Returns: undefined
      }
      find_accounts: { Args: { page?: number; search?: string }; Returns: Json }
      finish_import_reading: {
        Args: {
          attempt: number
          format: string
          import_id: string
          layout: Json
          mapping: Json
          rows_read: number
          skipped: Json
        }
        Returns: undefined
      }
      finish_milestone: {
        Args: {
          done_on: string
          milestone: number
          proposal_id: string
          words?: string
        }
        Returns: undefined
      }
      finish_roster_import: {
        Args: { import_id: string; skipped: Json; unknown_columns?: Json }
        Returns: undefined
      }
      finish_run: {
        Args: {
          attempt: number
          bound?: number
          bytes: number
          engine_version: string
          hash: string
          interrupted: boolean
          objective?: number
          path: string
          run_id: string
          summary: Json
          work: number
        }
        Returns: undefined
      }
      finish_secondment_task: {
        Args: { done_on: string; outcome: string; task_id: string }
        Returns: undefined
      }
      get_delivery: { Args: { proposal_id: string }; Returns: Json }
      get_listing: { Args: { listing_ref: string }; Returns: Json }
      get_organisation: { Args: { organisation_id: string }; Returns: Json }
      get_proposal: { Args: { proposal_id: string }; Returns: Json }
      get_review: { Args: { listing_ref: string }; Returns: Json }
      get_term_sheet: {
        Args: { compared?: number; proposal_id: string; version?: number }
        Returns: Json
      }
      hand_back_run: {
        Args: { attempt: number; run_id: string }
        Returns: undefined
      }
      hand_in_paper_signature: {
        Args: {
          consent_id: string
          file_hash: string
          hash: string
          media_type: string
          object_name: string
          organisation_id: string
          signed_on: string
          signer_name: string
          signer_post: string
          term_sheet_id: string
          version: number
        }
        Returns: Database["public"]["Enums"]["term_sheet_status"]
      }
      hand_over_help: {
        Args: {
          colleague_id?: string
          note: string
          office_id?: string
          request_id: string
        }
        Returns: undefined
      }
      heartbeat_run: {
        Args: { attempt: number; lease_seconds: number; run_id: string }
        Returns: boolean
      }
      help_figures: { Args: Record<PropertyKey, never>; Returns: Json }
      help_queue: { Args: Record<PropertyKey, never>; Returns: Json }
      help_takers: { Args: Record<PropertyKey, never>; Returns: Json }
      import_choice: {
        Args: {
          import_id: string
          most?: number
          passed?: number
          words?: string
        }
        Returns: Json
      }
      import_counts: { Args: { import_id: string }; Returns: Json }
      import_existing: { Args: { refs: string[] }; Returns: Json }
      import_moved: { Args: { import_id: string }; Returns: Json }
      import_organisations: { Args: Record<PropertyKey, never>; Returns: Json }
      interrupt_run: {
        Args: { attempt: number; run_id: string }
        Returns: undefined
      }
      invite_member: {
        Args: { as_manager?: boolean; email: string; organisation_id: string }
        Returns: string
      }
      issue_person_link: {
        Args: { days?: number; person_id: string; token_hash: string }
        Returns: string
      }
      judge_partner: {
        Args: {
          listing_ref: string
          note: string
          partner_ref: string
          reasons: Database["public"]["Enums"]["partner_reason"][]
          verdict: Database["public"]["Enums"]["partner_verdict"]
        }
        Returns: undefined
      }
      leave_proposal: {
        Args: {
          consent_id?: string
          for_organisation?: string
          proposal_id: string
          why: string
        }
        Returns: undefined
      }
      list_members: { Args: { organisation_id: string }; Returns: Json }
      listings_for_run: {
        Args: { attempt: number; run_id: string }
        Returns: Json
      }
      listings_in_state: {
        Args: { state: Database["public"]["Enums"]["listing_status"] }
        Returns: Json
      }
      make_calendar_by_link: { Args: { token_hash: string }; Returns: string }
      make_secondment_calendar: {
        Args: { person_id?: string; unit_id?: string }
        Returns: string
      }
      make_station_calendar: { Args: { station_id?: string }; Returns: string }
      move_milestone: {
        Args: {
          milestone: number
          proposal_id: string
          to_day: string
          why: string
        }
        Returns: undefined
      }
      move_proposal_deadline: {
        Args: { proposal_id: string; respond_by: string; why: string }
        Returns: undefined
      }
      move_secondment: {
        Args: {
          ends_before: string
          post_id: string
          secondment_id: string
          starts_on: string
        }
        Returns: string
      }
      move_secondment_step: {
        Args: {
          due_on: string
          secondment_id: string
          step: Database["public"]["Enums"]["secondment_step"]
          why: string
        }
        Returns: undefined
      }
      move_station: {
        Args: {
          note?: string
          on_day?: string
          station_id: string
          successor?: string
          verb: Database["public"]["Enums"]["station_verb"]
        }
        Returns: number
      }
      my_conflicts: { Args: Record<PropertyKey, never>; Returns: Json }
      my_invitation: { Args: Record<PropertyKey, never>; Returns: Json }
      my_proposals: { Args: Record<PropertyKey, never>; Returns: Json }
      my_rather_nots: { Args: Record<PropertyKey, never>; Returns: Json }
      my_secondment_parties: { Args: Record<PropertyKey, never>; Returns: Json }
      my_session: { Args: Record<PropertyKey, never>; Returns: Json }
      my_settlement_dues: {
        Args: Record<PropertyKey, never>
        Returns: {
          calendar_year: number
          due_on: string
          enclave_id: string
          enclave_name: string
          missing: string
          year: number
        }[]
      }
      name_counterpart: {
        Args: {
          contact: string
          name: string
          post: string
          secondment_id: string
        }
        Returns: undefined
      }
      note_station_return: {
        Args: {
          amount_fen?: number
          evidence: string
          file_id?: string
          happened_on: string
          home_share?: number
          kind: Database["public"]["Enums"]["return_kind"]
          project_id: string
          subject: string
        }
        Returns: string
      }
      note_stay: {
        Args: { has_left?: boolean; stay_id: string }
        Returns: undefined
      }
      offer_exchange: {
        Args: {
          ends_before: string
          max_difference?: number
          name: string
          partner_id: string
          purpose: string
          starts_on: string
        }
        Returns: string
      }
      offer_import_columns: {
        Args: {
          attempt: number
          format: string
          import_id: string
          layout: Json
          mapping: Json
        }
        Returns: undefined
      }
      open_pairs: {
        Args: { listing_ref: string }
        Returns: {
          other: string
          proposal: string
        }[]
      }
      open_person_requests: { Args: Record<PropertyKey, never>; Returns: Json }
      open_portfolio: {
        Args: {
          name: string
          output: string
          point: number
          run_id: string
          why: string
        }
        Returns: string
      }
      open_review_evidence: { Args: { listing_ref: string }; Returns: number }
      open_secondment_plan: {
        Args: { name: string; output: string; run_id: string }
        Returns: string
      }
      open_sent_portfolio: {
        Args: { name: string; point: number; run_id: string; why: string }
        Returns: string
      }
      open_settlement_dispute: {
        Args: {
          amount: number
          claim: string
          settlement_id: string
          subject: Database["public"]["Enums"]["dispute_subject"]
        }
        Returns: number
      }
      organisation_history: { Args: { organisation_id: string }; Returns: Json }
      pairings_for_run: {
        Args: { attempt: number; run_id: string }
        Returns: Json
      }
      passport_by_link: { Args: { token_hash: string }; Returns: Json }
      person_by_link: { Args: { token_hash: string }; Returns: Json }
      person_passport: { Args: { person_id: string }; Returns: Json }
      place_secondment: {
        Args: {
          ends_before: string
          person_id: string
          plan_id: string
          post_id: string
          starts_on: string
        }
        Returns: string
      }
      portfolio_moves: {
        Args: { portfolio_id: string }
        Returns: {
          how: string
          listing_id: string
          project_id: string
        }[]
      }
      promised_for_run: {
        Args: { attempt: number; run_id: string }
        Returns: Json
      }
      proposals_to_reckon: { Args: { most?: number }; Returns: Json }
      propose_enclave_terms: {
        Args: {
          document: string
          enclave_id: string
          from_year: number
          note: string
        }
        Returns: number
      }
      propose_partner: {
        Args: {
          gives?: Json
          listing_ref: string
          note?: string
          partner_ref: string
        }
        Returns: string
      }
      propose_project: {
        Args: { note?: string; project_id: string }
        Returns: string
      }
      propose_repair: {
        Args: { changes: Json; plan_id: string; why: string }
        Returns: number
      }
      propose_secondment_plan: {
        Args: { note?: string; plan_id: string }
        Returns: string
      }
      propose_secondments: { Args: { plan_id: string }; Returns: number }
      propose_station: {
        Args: { note?: string; partners: string[]; station_id: string }
        Returns: string
      }
      propose_term_sheet_version: {
        Args: {
          base: number
          content: Json
          note?: string
          source?: Database["public"]["Enums"]["term_sheet_source"]
          term_sheet_id: string
        }
        Returns: number
      }
      public_contact: { Args: Record<PropertyKey, never>; Returns: Json }
      publish_secondments: { Args: { plan_id: string }; Returns: number }
      published_changes: { Args: { since?: string }; Returns: Json }
      published_listings: { Args: Record<PropertyKey, never>; Returns: Json }
      raise_issue: {
        Args: { term_sheet_id: string; title: string }
        Returns: number
      }
      read_notifications: { Args: { up_to: number }; Returns: undefined }
      read_secondment_calendar: { Args: { key: string }; Returns: Json }
      read_station_calendar: { Args: { key: string }; Returns: Json }
      record_call: {
        Args: {
          organisation_id: string
          outcome: Database["public"]["Enums"]["call_outcome"]
          person_name: string
          proposal_id: string
          words?: string
        }
        Returns: number
      }
      record_consent: {
        Args: {
          channel: Database["public"]["Enums"]["consent_channel"]
          given_by_name: string
          given_by_post: string
          given_on: string
          media_type?: string
          note?: string
          object_name?: string
          organisation_id: string
          scopes: Database["public"]["Enums"]["consent_scope"][]
          valid_until: string
        }
        Returns: string
      }
      record_figure: {
        Args: {
          indicator: Database["public"]["Enums"]["delivered_indicator"]
          proposal_id: string
          quarter: string
          value: number
          why?: string
        }
        Returns: number
      }
      record_law_effect: {
        Args: {
          changes: Json
          effects: Json
          law: Json
          terms_id: string
          touched: boolean
        }
        Returns: boolean
      }
      record_reckoning: {
        Args: { reckoned: Json; substitutes: Json }
        Returns: undefined
      }
      record_recompositions: { Args: { composed: Json }; Returns: undefined }
      record_run_input: {
        Args: {
          attempt: number
          bytes: number
          hash: string
          path: string
          run_id: string
        }
        Returns: undefined
      }
      record_settlement_entry: {
        Args: {
          amount: number
          corrects: number
          from_role: Database["public"]["Enums"]["enclave_role"]
          happened_on: string
          settlement_id: string
          side: Database["public"]["Enums"]["settlement_side"]
          to_role: Database["public"]["Enums"]["enclave_role"]
          voucher: string
          why: string
        }
        Returns: number
      }
      record_settlement_figures: {
        Args: { enclave_id: string; figures: Json; why: string; year: number }
        Returns: string
      }
      refuse_import: {
        Args: { attempt: number; import_id: string; refusal: string }
        Returns: undefined
      }
      remember_roster_columns: { Args: { columns: Json }; Returns: undefined }
      remove_evidence: { Args: { evidence_id: string }; Returns: string }
      remove_listing_attachment: {
        Args: { attachment_id: string }
        Returns: undefined
      }
      remove_member: {
        Args: { member_id: string; why?: string }
        Returns: undefined
      }
      remove_roster_entry: {
        Args: {
          entry_id: string
          kind: Database["public"]["Enums"]["roster_kind"]
          why: string
        }
        Returns: undefined
      }
      remove_secondment: { Args: { secondment_id: string }; Returns: undefined }
      remove_station_file: { Args: { file_id: string }; Returns: undefined }
      rename_account: { Args: { display_name: string }; Returns: undefined }
      renew_invitation: { Args: { invitation_id: string }; Returns: string }
      renew_listing: { Args: { listing_ref: string }; Returns: string }
      repeat_run: { Args: { run_id: string }; Returns: string }
      report_by_link: {
        Args: {
          needs: string
          secondment_id: string
          step: Database["public"]["Enums"]["secondment_step"]
          token_hash: string
          words: string
        }
        Returns: undefined
      }
      report_import_progress: {
        Args: { attempt: number; import_id: string; rows_read: number }
        Returns: undefined
      }
      report_mail: {
        Args: { fault: string; mail_id: number }
        Returns: undefined
      }
      report_run_progress: {
        Args: {
          attempt: number
          bound?: number
          done?: number
          objective?: number
          run_id: string
          stage: string
          total?: number
        }
        Returns: undefined
      }
      report_secondment_step: {
        Args: {
          channel?: Database["public"]["Enums"]["signature_channel"]
          is_kept: boolean
          needs: string
          party: Database["public"]["Enums"]["secondment_party"]
          secondment_id: string
          signer_name?: string
          signer_post: string
          step: Database["public"]["Enums"]["secondment_step"]
          words: string
        }
        Returns: undefined
      }
      reservation_overlaps: {
        Args: { proposal_id: string }
        Returns: {
          issue: number
          overlaps: boolean
        }[]
      }
      resume_import_decision: { Args: { decision_id: string }; Returns: number }
      retire_station_expert: { Args: { place_id: string }; Returns: undefined }
      review_listing: {
        Args: {
          clear: number
          comment?: string
          credible: number
          listing_ref: string
          outcome: Database["public"]["Enums"]["review_outcome"]
          seen_revision: number
          specific: number
          useful: number
        }
        Returns: Database["public"]["Enums"]["listing_status"]
      }
      review_listings: {
        Args: {
          clear: number
          comment?: string
          credible: number
          items: Json
          outcome: Database["public"]["Enums"]["review_outcome"]
          specific: number
          useful: number
        }
        Returns: number
      }
      review_queue: {
        Args: { most?: number; of_import?: string; passed?: number }
        Returns: Json
      }
      revoke_calendar_by_link: {
        Args: { calendar_id: string; token_hash: string }
        Returns: undefined
      }
      revoke_consent: {
        Args: { consent_id: string; why: string }
        Returns: undefined
      }
      revoke_invitation: { Args: { invitation_id: string }; Returns: undefined }
      revoke_person_link: { Args: { link_id: string }; Returns: undefined }
      revoke_secondment_calendar: {
        Args: { calendar_id: string }
        Returns: undefined
      }
      revoke_station_calendar: {
        Args: { calendar_id: string }
        Returns: undefined
      }
      roster_entries: {
        Args: {
          entry_id?: string
          kind: Database["public"]["Enums"]["roster_kind"]
        }
        Returns: Json
      }
      run_daily_duties: { Args: Record<PropertyKey, never>; Returns: undefined }
      runs_waiting: {
        Args: { kinds: Database["public"]["Enums"]["run_kind"][] }
        Returns: boolean
      }
      save_enclave_draft: {
        Args: {
          enclave_id: string
          own_figures: Json
          seen_revision: number
          typed: Json
        }
        Returns: number
      }
      save_import_mapping: {
        Args: { header_hash: string; import_id: string; mapping: Json }
        Returns: undefined
      }
      save_listing_draft: {
        Args: { listing_ref: string; seen_revision: number; typed: Json }
        Returns: number
      }
      save_notice_settings: {
        Args: {
          choices?: Json
          locale: string
          mail: Database["public"]["Enums"]["notice_mail"]
          muted: string[]
          quiet_from: number
          quiet_until: number
        }
        Returns: undefined
      }
      save_organisation_profile: {
        Args: {
          expected_revision: number
          organisation_id: string
          profile: Json
          why?: string
        }
        Returns: number
      }
      save_roster_entry: {
        Args: {
          content: Json
          entry_id: string
          kind: Database["public"]["Enums"]["roster_kind"]
          seen_revision: number
        }
        Returns: string
      }
      save_search: {
        Args: {
          digest: Database["public"]["Enums"]["digest_rhythm"]
          known: Json
          locale: string
          name: string
          query: string
        }
        Returns: string
      }
      save_secondment_task: {
        Args: {
          deliverable: string
          due_on: string
          kind: Database["public"]["Enums"]["secondment_task_kind"]
          secondment_id: string
          seen_revision: number
          task_id: string
          title: string
          whom: string
        }
        Returns: string
      }
      save_station: {
        Args: { content: Json; revision: number; station_id: string }
        Returns: string
      }
      say_in_help: {
        Args: { body: string; request_id: string }
        Returns: undefined
      }
      secondment_assignment: { Args: { secondment_id: string }; Returns: Json }
      secondment_plan_world: { Args: { exchange_id: string }; Returns: Json }
      secondment_plan_world_for_run: {
        Args: { attempt: number; run_id: string }
        Returns: Json
      }
      secondment_surroundings: {
        Args: { secondment_id: string }
        Returns: Json
      }
      secondment_world: { Args: { exchange_ids: string[] }; Returns: Json }
      secondment_world_for_run: {
        Args: { attempt: number; exchange_ids: string[]; run_id: string }
        Returns: Json
      }
      secondments_by_link: { Args: { token_hash: string }; Returns: Json }
      send_output_slice: {
        Args: { place: number; run_id: string; slice: string }
        Returns: undefined
      }
      set_approval_threshold: {
        Args: {
          at_least: number
          measure: Database["public"]["Enums"]["approval_measure"]
          office_id?: string
          subject: Database["public"]["Enums"]["approval_subject"]
          valid_from: string
          why: string
        }
        Returns: number
      }
      set_manager: {
        Args: { is_manager: boolean; member_id: string }
        Returns: undefined
      }
      set_member_disabled: {
        Args: { disabled: boolean; member_id: string; why?: string }
        Returns: undefined
      }
      set_person_wish: {
        Args: {
          person_id: string
          post_id: string
          wish: Database["public"]["Enums"]["person_wish"]
        }
        Returns: undefined
      }
      set_post_station: {
        Args: { post_id: string; station_id: string }
        Returns: undefined
      }
      set_reservation: {
        Args: {
          direction: Database["public"]["Enums"]["reservation_direction"]
          issue: number
          term_sheet_id: string
          value: number
        }
        Returns: undefined
      }
      set_signing_order: {
        Args: { steps: Json; term_sheet_id: string }
        Returns: undefined
      }
      settle_issue: {
        Args: { how: string; issue: number; term_sheet_id: string }
        Returns: undefined
      }
      sign_by_link: {
        Args: {
          answer: Database["public"]["Enums"]["signature_answer"]
          secondment_id: string
          token_hash: string
          words: string
        }
        Returns: undefined
      }
      sign_secondment_record: {
        Args: {
          channel?: Database["public"]["Enums"]["signature_channel"]
          hash: string
          party: Database["public"]["Enums"]["secondment_party"]
          record_id: string
          signer_name?: string
          signer_post: string
        }
        Returns: undefined
      }
      sign_secondments: {
        Args: {
          answer: Database["public"]["Enums"]["signature_answer"]
          channel?: Database["public"]["Enums"]["signature_channel"]
          party: Database["public"]["Enums"]["secondment_party"]
          return_promise?: Database["public"]["Enums"]["return_promise"]
          return_words?: string
          secondment_ids: string[]
          signer_name?: string
          signer_post: string
          words: string
        }
        Returns: number
      }
      sign_term_sheet: {
        Args: {
          hash: string
          signer_name: string
          signer_post: string
          term_sheet_id: string
          version: number
        }
        Returns: Database["public"]["Enums"]["term_sheet_status"]
      }
      signing_order: { Args: { proposal_id: string }; Returns: Json }
      siting_tables_for_run: {
        Args: { attempt: number; run_id: string }
        Returns: string
      }
      stage_import_rows: {
        Args: { attempt: number; import_id: string; rows: Json }
        Returns: undefined
      }
      stage_roster_rows: {
        Args: { import_id: string; rows: Json }
        Returns: undefined
      }
      start_signing: {
        Args: { term_sheet_id: string; version: number }
        Returns: undefined
      }
      station_free: {
        Args: { from_day: string; until_day: string }
        Returns: {
          free: number
          kind: Database["public"]["Enums"]["place_kind"]
          places: number
          station_id: string
        }[]
      }
      station_taken: {
        Args: { from_day: string; station_id: string; until_day: string }
        Returns: {
          ends_before: string
          place_id: string
          starts_on: string
        }[]
      }
      stop_digest: { Args: { stop_key: string }; Returns: string }
      stop_signing: {
        Args: { term_sheet_id: string; why: string }
        Returns: undefined
      }
      submit_listing: {
        Args: {
          confidential: Json
          content: Json
          listing_ref: string
          seen_revision: number
          why?: string
        }
        Returns: Database["public"]["Enums"]["listing_status"]
      }
      take_back_agreement: {
        Args: { enclave_id: string; why: string }
        Returns: undefined
      }
      take_back_judgement: {
        Args: { listing_ref: string; partner_ref: string }
        Returns: undefined
      }
      take_back_listing: {
        Args: { listing_ref: string }
        Returns: Database["public"]["Enums"]["listing_status"]
      }
      take_back_secondment: {
        Args: { secondment_id: string; why: string }
        Returns: undefined
      }
      take_mails: {
        Args: { most: number }
        Returns: {
          attempts: number
          body: string
          created_at: string
          fault: string | null
          id: number
          next_try_at: string
          sent_at: string | null
          subject: string
          to_email: string
        }[]
        SetofOptions: {
          from: "*"
          to: "mails"
          isOneToOne: false
          isSetofReturn: true
        }
      }
      take_recomposition: {
        Args: { change_id: number; choice: number; words?: string }
        Returns: undefined
      }
      term_sheet_doors: { Args: { proposal_id: string }; Returns: Json }
      tie_station_project: {
        Args: { listing_ref?: string; post_id?: string; project_id: string }
        Returns: undefined
      }
      undo_roster_import: {
        Args: { import_id: string; most?: number }
        Returns: number
      }
      verify_agreement: { Args: { code: string }; Returns: Json }
      verify_secondment_record: { Args: { code: string }; Returns: Json }
      verify_term_sheet: { Args: { code: string }; Returns: Json }
      wait_for_station: {
        Args: {
          ends_before: string
          guest: string
          kind: Database["public"]["Enums"]["place_kind"]
          place_id?: string
          purpose?: string
          starts_on: string
          station_id: string
        }
        Returns: string
      }
      wait_turns: {
        Args: Record<PropertyKey, never>
        Returns: {
          turn: number
          wait_id: string
        }[]
      }
      withdraw_proposal: {
        Args: { proposal_id: string; why: string }
        Returns: undefined
      }
      withdraw_term_sheet: {
        Args: { term_sheet_id: string; why: string }
        Returns: undefined
      }
    }
    Enums: {
      approval_measure: "money" | "area" | "people"
      approval_subject: "agreement" | "commitment"
      attachment_kind: "photo" | "licence" | "land_paper" | "other"
      call_outcome: "reached" | "not_reached" | "calls_back"
      change_choice: "wait" | "substitute" | "leave" | "talk"
      commitment_state: "asked" | "held" | "committed" | "released"
      confidence: "high" | "medium" | "low"
      consent_channel: "phone" | "paper" | "in_person"
      consent_scope: "posting" | "answering" | "signing"
      delivered_indicator:
        | "paid_in_investment"
        | "jobs"
        | "jobs_out_of_poverty"
        | "output_value"
        | "purchases"
        | "person_times"
      digest_rhythm: "off" | "daily" | "weekly"
      disclosure_level: "teaser" | "interest" | "identity" | "documents"
      dispute_outcome: "accepted" | "corrected" | "amount_agreed" | "withdrawn"
      dispute_subject:
        | "figures"
        | "amount"
        | "booked"
        | "credited"
        | "rule"
        | "other"
      document_answer: "granted" | "refused" | "taken_back"
      enclave_kind: "forward" | "reverse" | "talent" | "village_income"
      enclave_role: "fly_out" | "fly_in" | "firm" | "village"
      enclave_status: "negotiating" | "agreed" | "dropped"
      evidence_kind: "licence" | "land_paper" | "authorisation" | "other"
      exchange_direction: "east_to_west" | "west_to_east"
      exchange_status: "offered" | "open" | "declined" | "closed"
      factor_direction: "offer" | "seek"
      factor_kind:
        | "technology"
        | "market_channel"
        | "capital"
        | "brand"
        | "management"
        | "equipment"
        | "land"
        | "plant"
        | "labour"
        | "raw_material"
        | "energy"
        | "water"
        | "tourism"
        | "logistics"
        | "policy"
      factor_unit:
        | "mu"
        | "m2"
        | "person"
        | "CNY_10k"
        | "MW"
        | "GWh_per_year"
        | "t"
        | "t_per_year"
        | "m3_per_year"
        | "head"
        | "bed"
        | "rack"
      health_conclusion: "fit" | "fit_with_limits" | "unfit" | "not_examined"
      help_status: "open" | "answered" | "closed"
      help_turn_end: "answered" | "passed_on" | "closed" | "handed_over"
      import_action: "new" | "changed" | "unchanged" | "refused"
      import_outcome: "taken" | "undone" | "kept"
      import_status:
        | "reading"
        | "mapping"
        | "checked"
        | "refused"
        | "accepted"
        | "undone"
        | "discarded"
      import_work: "take" | "submit" | "undo"
      industry_level: "section" | "division" | "group"
      interest_kind:
        | "works_there"
        | "worked_there"
        | "family"
        | "holds_shares"
        | "other"
      invitation_status: "pending" | "accepted" | "revoked"
      listing_actor: "owner" | "reviewer" | "platform"
      listing_status:
        | "draft"
        | "in_review"
        | "published"
        | "paused"
        | "withdrawn"
        | "expired"
        | "fulfilled"
      listing_verb:
        | "submit"
        | "take_back"
        | "approve"
        | "return"
        | "pause"
        | "resume"
        | "withdraw"
        | "fulfil"
        | "renew"
        | "expire"
      member_role:
        | "coordinator"
        | "enterprise_member"
        | "county_member"
        | "talent_officer"
        | "auditor"
        | "administrator"
      milestone_kind: "milestone" | "obligation"
      notice_mail: "off" | "soon" | "daily"
      organisation_kind:
        | "enterprise"
        | "county"
        | "institution"
        | "investor"
        | "coordinator_office"
        | "talent_office"
        | "audit_office"
        | "operator"
      pairing_system: "collaboration" | "assistance"
      parameter_unit: "1" | "year" | "CNY" | "CNY_10k"
      partner_reason:
        | "business_fits"
        | "resources_fit"
        | "place_fits"
        | "known_already"
        | "business_differs"
        | "scale_differs"
        | "too_far"
        | "bound_elsewhere"
        | "data_outdated"
        | "other"
      partner_verdict: "suits" | "does_not_suit"
      person_request_kind: "correction" | "deletion"
      person_request_status: "open" | "done" | "refused"
      person_wish: "prefers" | "refuses"
      place_kind: "desk" | "bed" | "lab" | "expert"
      portfolio_status: "in_review" | "reviewed" | "dropped"
      project_decision: "open" | "kept" | "pinned" | "removed"
      proposal_actor: "office" | "party" | "parties" | "platform"
      proposal_answer: "interested" | "not_now" | "not_for_us"
      proposal_change_kind:
        | "quantity_lowered"
        | "listing_gone"
        | "party_left"
        | "person_left"
        | "partial_answer"
        | "deadline_moved"
        | "milestone_moved"
        | "station_changed"
      proposal_kind: "project" | "secondment" | "station" | "enclave"
      proposal_origin: "engine" | "coordinator" | "party"
      proposal_reason:
        | "timing"
        | "budget"
        | "staff"
        | "approval"
        | "bound_elsewhere"
        | "scale"
        | "place"
        | "industry"
        | "terms"
        | "policy"
        | "other"
      proposal_status:
        | "drafted"
        | "proposed"
        | "accepted"
        | "negotiating"
        | "signed"
        | "delivering"
        | "completed"
        | "declined"
        | "withdrawn"
        | "expired"
        | "terminated"
      proposal_verb:
        | "propose"
        | "accept"
        | "negotiate"
        | "sign"
        | "deliver"
        | "complete"
        | "decline"
        | "withdraw"
        | "expire"
        | "terminate"
        | "recompose"
      region_level: "province" | "prefecture" | "county"
      region_side: "east" | "west"
      reservation_direction: "at_least" | "at_most"
      return_kind: "project_landed" | "person_came" | "patent_used" | "revenue"
      return_promise: "same_post" | "same_level"
      return_status: "noted" | "confirmed" | "refused"
      review_outcome: "approved" | "returned"
      roster_kind: "unit" | "team" | "person" | "post" | "training" | "visit"
      run_actor: "member" | "worker" | "platform"
      run_kind: "ranking" | "portfolio" | "secondment" | "siting"
      run_status: "queued" | "running" | "done" | "cancelled" | "failed"
      run_verb:
        | "claim"
        | "hand_back"
        | "finish"
        | "interrupt"
        | "fail"
        | "cancel"
        | "lose"
        | "give_up"
      secondment_actor: "planner" | "party" | "platform"
      secondment_ladder: "cadre" | "technical"
      secondment_party:
        | "person"
        | "home"
        | "host"
        | "east_office"
        | "west_office"
      secondment_status:
        | "draft"
        | "proposed"
        | "published"
        | "running"
        | "completed"
        | "ended"
        | "declined"
        | "withdrawn"
      secondment_step:
        | "task_plan"
        | "mid_term"
        | "handover"
        | "return_home"
        | "follow_up"
      secondment_task_kind: "task" | "learning" | "handover"
      secondment_verb:
        | "propose"
        | "take_back"
        | "sign"
        | "decline"
        | "publish"
        | "start"
        | "complete"
        | "drop_out"
        | "replace"
        | "remove"
      secondment_way: "wait" | "substitute" | "leave"
      settlement_side: "booked" | "credited"
      settlement_status: "open" | "confirmed"
      signature_answer: "signed" | "declined"
      signature_channel: "account" | "link" | "phone" | "paper" | "in_person"
      signing_capacity: "party" | "office"
      signing_channel: "account" | "paper"
      station_actor: "host" | "office"
      station_kind: "station" | "enclave"
      station_status: "proposed" | "approved" | "open" | "closing" | "closed"
      station_verb:
        | "approve"
        | "return"
        | "drop"
        | "open"
        | "begin_closing"
        | "reopen"
        | "finish"
      stay_status:
        | "held"
        | "booked"
        | "arrived"
        | "left"
        | "no_show"
        | "cancelled"
      term_sheet_source: "library" | "edited" | "word"
      term_sheet_status: "open" | "signing" | "signed" | "ended"
      verification_status: "asked" | "returned" | "accepted" | "lapsed"
      verified_kind: "enclave_terms" | "secondment" | "station_approval"
      visit_kind: "invited" | "going_out"
      wait_status:
        | "waiting"
        | "offered"
        | "taken"
        | "passed"
        | "lapsed"
        | "withdrawn"
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      approval_measure: ["money", "area", "people"],
      approval_subject: ["agreement", "commitment"],
      attachment_kind: ["photo", "licence", "land_paper", "other"],
      call_outcome: ["reached", "not_reached", "calls_back"],
      change_choice: ["wait", "substitute", "leave", "talk"],
      commitment_state: ["asked", "held", "committed", "released"],
      confidence: ["high", "medium", "low"],
      consent_channel: ["phone", "paper", "in_person"],
      consent_scope: ["posting", "answering", "signing"],
      delivered_indicator: [
        "paid_in_investment",
        "jobs",
        "jobs_out_of_poverty",
        "output_value",
        "purchases",
        "person_times",
      ],
      digest_rhythm: ["off", "daily", "weekly"],
      disclosure_level: ["teaser", "interest", "identity", "documents"],
      dispute_outcome: ["accepted", "corrected", "amount_agreed", "withdrawn"],
      dispute_subject: [
        "figures",
        "amount",
        "booked",
        "credited",
        "rule",
        "other",
      ],
      document_answer: ["granted", "refused", "taken_back"],
      enclave_kind: ["forward", "reverse", "talent", "village_income"],
      enclave_role: ["fly_out", "fly_in", "firm", "village"],
      enclave_status: ["negotiating", "agreed", "dropped"],
      evidence_kind: ["licence", "land_paper", "authorisation", "other"],
      exchange_direction: ["east_to_west", "west_to_east"],
      exchange_status: ["offered", "open", "declined", "closed"],
      factor_direction: ["offer", "seek"],
      factor_kind: [
        "technology",
        "market_channel",
        "capital",
        "brand",
        "management",
        "equipment",
        "land",
        "plant",
        "labour",
        "raw_material",
        "energy",
        "water",
        "tourism",
        "logistics",
        "policy",
      ],
      factor_unit: [
        "mu",
        "m2",
        "person",
        "CNY_10k",
        "MW",
        "GWh_per_year",
        "t",
        "t_per_year",
        "m3_per_year",
        "head",
        "bed",
        "rack",
      ],
      health_conclusion: ["fit", "fit_with_limits", "unfit", "not_examined"],
      help_status: ["open", "answered", "closed"],
      help_turn_end: ["answered", "passed_on", "closed", "handed_over"],
      import_action: ["new", "changed", "unchanged", "refused"],
      import_outcome: ["taken", "undone", "kept"],
      import_status: [
        "reading",
        "mapping",
        "checked",
        "refused",
        "accepted",
        "undone",
        "discarded",
      ],
      import_work: ["take", "submit", "undo"],
      industry_level: ["section", "division", "group"],
      interest_kind: [
        "works_there",
        "worked_there",
        "family",
        "holds_shares",
        "other",
      ],
      invitation_status: ["pending", "accepted", "revoked"],
      listing_actor: ["owner", "reviewer", "platform"],
      listing_status: [
        "draft",
        "in_review",
        "published",
        "paused",
        "withdrawn",
        "expired",
        "fulfilled",
      ],
      listing_verb: [
        "submit",
        "take_back",
        "approve",
        "return",
        "pause",
        "resume",
        "withdraw",
        "fulfil",
        "renew",
        "expire",
      ],
      member_role: [
        "coordinator",
        "enterprise_member",
        "county_member",
        "talent_officer",
        "auditor",
        "administrator",
      ],
      milestone_kind: ["milestone", "obligation"],
      notice_mail: ["off", "soon", "daily"],
      organisation_kind: [
        "enterprise",
        "county",
        "institution",
        "investor",
        "coordinator_office",
        "talent_office",
        "audit_office",
        "operator",
      ],
      pairing_system: ["collaboration", "assistance"],
      parameter_unit: ["1", "year", "CNY", "CNY_10k"],
      partner_reason: [
        "business_fits",
        "resources_fit",
        "place_fits",
        "known_already",
        "business_differs",
        "scale_differs",
        "too_far",
        "bound_elsewhere",
        "data_outdated",
        "other",
      ],
      partner_verdict: ["suits", "does_not_suit"],
      person_request_kind: ["correction", "deletion"],
      person_request_status: ["open", "done", "refused"],
      person_wish: ["prefers", "refuses"],
      place_kind: ["desk", "bed", "lab", "expert"],
      portfolio_status: ["in_review", "reviewed", "dropped"],
      project_decision: ["open", "kept", "pinned", "removed"],
      proposal_actor: ["office", "party", "parties", "platform"],
      proposal_answer: ["interested", "not_now", "not_for_us"],
      proposal_change_kind: [
        "quantity_lowered",
        "listing_gone",
        "party_left",
        "person_left",
        "partial_answer",
        "deadline_moved",
        "milestone_moved",
        "station_changed",
      ],
      proposal_kind: ["project", "secondment", "station", "enclave"],
      proposal_origin: ["engine", "coordinator", "party"],
      proposal_reason: [
        "timing",
        "budget",
        "staff",
        "approval",
        "bound_elsewhere",
        "scale",
        "place",
        "industry",
        "terms",
        "policy",
        "other",
      ],
      proposal_status: [
        "drafted",
        "proposed",
        "accepted",
        "negotiating",
        "signed",
        "delivering",
        "completed",
        "declined",
        "withdrawn",
        "expired",
        "terminated",
      ],
      proposal_verb: [
        "propose",
        "accept",
        "negotiate",
        "sign",
        "deliver",
        "complete",
        "decline",
        "withdraw",
        "expire",
        "terminate",
        "recompose",
      ],
      region_level: ["province", "prefecture", "county"],
      region_side: ["east", "west"],
      reservation_direction: ["at_least", "at_most"],
      return_kind: ["project_landed", "person_came", "patent_used", "revenue"],
      return_promise: ["same_post", "same_level"],
      return_status: ["noted", "confirmed", "refused"],
      review_outcome: ["approved", "returned"],
      roster_kind: ["unit", "team", "person", "post", "training", "visit"],
      run_actor: ["member", "worker", "platform"],
      run_kind: ["ranking", "portfolio", "secondment", "siting"],
      run_status: ["queued", "running", "done", "cancelled", "failed"],
      run_verb: [
        "claim",
        "hand_back",
        "finish",
        "interrupt",
        "fail",
        "cancel",
        "lose",
        "give_up",
      ],
      secondment_actor: ["planner", "party", "platform"],
      secondment_ladder: ["cadre", "technical"],
      secondment_party: [
        "person",
        "home",
        "host",
        "east_office",
        "west_office",
      ],
      secondment_status: [
        "draft",
        "proposed",
        "published",
        "running",
        "completed",
        "ended",
        "declined",
        "withdrawn",
      ],
      secondment_step: [
        "task_plan",
        "mid_term",
        "handover",
        "return_home",
        "follow_up",
      ],
      secondment_task_kind: ["task", "learning", "handover"],
      secondment_verb: [
        "propose",
        "take_back",
        "sign",
        "decline",
        "publish",
        "start",
        "complete",
        "drop_out",
        "replace",
        "remove",
      ],
      secondment_way: ["wait", "substitute", "leave"],
      settlement_side: ["booked", "credited"],
      settlement_status: ["open", "confirmed"],
      signature_answer: ["signed", "declined"],
      signature_channel: ["account", "link", "phone", "paper", "in_person"],
      signing_capacity: ["party", "office"],
      signing_channel: ["account", "paper"],
      station_actor: ["host", "office"],
      station_kind: ["station", "enclave"],
      station_status: ["proposed", "approved", "open", "closing", "closed"],
      station_verb: [
        "approve",
        "return",
        "drop",
        "open",
        "begin_closing",
        "reopen",
        "finish",
      ],
      stay_status: [
        "held",
        "booked",
        "arrived",
        "left",
        "no_show",
        "cancelled",
      ],
      term_sheet_source: ["library", "edited", "word"],
      term_sheet_status: ["open", "signing", "signed", "ended"],
      verification_status: ["asked", "returned", "accepted", "lapsed"],
      verified_kind: ["enclave_terms", "secondment", "station_approval"],
      visit_kind: ["invited", "going_out"],
      wait_status: [
        "waiting",
        "offered",
        "taken",
        "passed",
        "lapsed",
        "withdrawn",
      ],
    },
  },
} as const

