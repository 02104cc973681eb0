import { DeliveryOverview } from '../../domain/delivery-overview.ts';
import { unwrap, type Db } from '../db.ts';

/** Every delivery that the caller follows, and what is still due in them. */
export const deliveryOverview = async (db: Db): Promise<DeliveryOverview> =>
  DeliveryOverview.parse(unwrap('delivery_overview', await db.rpc('delivery_overview', {}, { get: true })));
